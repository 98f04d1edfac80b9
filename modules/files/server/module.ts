import { defineModule } from '@guildhall/kernel'
import * as contract from '../contract/index.ts'
import { appendToUpload } from './commands/append-to-upload.ts'
import { beginUpload } from './commands/begin-upload.ts'
import { cancelUpload } from './commands/cancel-upload.ts'
import { changeFiles } from './commands/change-files.ts'
import { createCollection, removeCollection } from './commands/collections.ts'
import { editFile } from './commands/edit-file.ts'
import { moveStorage } from './commands/move-storage.ts'
import { removeFile, restoreFile } from './commands/remove-file.ts'
import { scanAgain } from './commands/scan-again.ts'
import { setLimits } from './commands/set-limits.ts'
import { uploadFile } from './commands/upload-file.ts'
import { uploadImage } from './commands/upload-image.ts'
import { useVersion } from './commands/use-version.ts'
import { refusals } from './errors.ts'
import { fileMachine } from './file-machine.ts'
import { cleanUp } from './jobs/clean-up.ts'
import { copyStorage } from './jobs/copy-storage.ts'
import { processFile } from './jobs/process-file.ts'
import { removeObjects } from './jobs/remove-objects.ts'
import { kept } from './kept.ts'
import { personalData } from './personal-data.ts'
import { downloadFiles } from './queries/download-files.ts'
import { listCollections } from './queries/list-collections.ts'
import { listFiles } from './queries/list-files.ts'
import { serveCopy, serveFile } from './queries/serve-file.ts'
import { serveImage } from './queries/serve-image.ts'
import { showFile } from './queries/show-file.ts'
import { showStorage } from './queries/show-storage.ts'
import { showUpload } from './queries/show-upload.ts'
import { signUrl } from './queries/sign-url.ts'
import { subscribers } from './subscribers.ts'
import { continuation, creation } from './tus.ts'

export const filesModule = defineModule({
  key: 'files',
  tier: 'foundation',
  summary: 'Files and pictures: taken in, scanned, previewed, kept and served.',
  migrations: new URL('./migrations/', import.meta.url),
  permissions: { 'files.manage': 'See, change and remove everyone’s files, and say how much room there is' },
  refusals,
  commands: [
    uploadImage,
    uploadFile,
    beginUpload,
    appendToUpload,
    cancelUpload,
    removeFile,
    restoreFile,
    editFile,
    changeFiles,
    useVersion,
    createCollection,
    removeCollection,
    setLimits,
    scanAgain,
    moveStorage,
  ],
  queries: [
    serveImage,
    showFile,
    serveFile,
    serveCopy,
    signUrl,
    showUpload,
    listFiles,
    listCollections,
    downloadFiles,
    showStorage,
  ],
  events: [
    contract.imageStored,
    contract.fileUploaded,
    contract.fileSettled,
    contract.filePreviewed,
    contract.fileChanged,
    contract.fileRemoved,
  ],
  subscribers,
  jobs: [processFile, removeObjects, cleanUp, copyStorage],
  machines: [fileMachine],
  protocols: [creation, continuation],
  personalData,
  kept,
})
