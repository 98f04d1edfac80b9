// Members' Markdown made safe. Not for browsers.
export { type Mention, render } from './markdown.ts'
