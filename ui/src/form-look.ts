/**
 * How every form looks: `narrow` where it is the whole page, `panel` where it is a card among others; `fields` below one
 * another, `columns` or a `row`; `hint`, `aside` and `other` for words around them, `submit` for the button.
 */
export { default as formLook } from './form.module.css'
