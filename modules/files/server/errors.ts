import { declareRefusals } from '@guildhall/kernel'

export const refusals = declareRefusals({
  not_an_image: [422, 'This is not a picture we can show. Send a JPEG, PNG, WebP, GIF or AVIF.'],
  image_too_large: [422, 'This picture has too many pixels. Send one of at most 40 million.'],
  file_empty: [422, 'There is nothing in this file.'],
  file_too_large: [413, 'This file is larger than this community takes.'],
  quota_exceeded: [413, 'There is no room left for this file. Delete some you no longer need.'],
  type_not_taken: [422, 'Files of this type are not taken here.'],
  file_disguised: [422, 'What is in this file is not what its name says. Give it its right name and send it again.'],
  file_quarantined: [409, 'This file did not pass the scan, so it cannot be used.'],
  file_not_ready: [409, 'This file is still being checked. Try again in a moment.'],
  upload_out_of_step: [409, 'These bytes are not the ones that come next. Ask how far the upload has come and go on from there.'],
  upload_over: [410, 'This upload was given up because it took too long. Start it again.'],
  checksum_mismatch: [409, 'Some bytes changed on their way. Send them again.'],
  too_many_attachments: [422, 'That is more files than can hang on one thing.'],
  collection_exists: [409, 'You have a collection of this name already.'],
})
