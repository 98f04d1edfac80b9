import { declareRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  not_an_image: [422, 'This is not a picture we can show. Send a JPEG, PNG, WebP, GIF or AVIF.'],
  image_too_large: [422, 'This picture has too many pixels. Send one of at most 40 million.'],
})
