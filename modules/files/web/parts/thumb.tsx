import { lengthText, Picture } from '@guildhall/ui'
import IconFile from '@tabler/icons-react/dist/esm/icons/IconFile.mjs'
import IconFileText from '@tabler/icons-react/dist/esm/icons/IconFileText.mjs'
import IconFileZip from '@tabler/icons-react/dist/esm/icons/IconFileZip.mjs'
import IconMicrophone from '@tabler/icons-react/dist/esm/icons/IconMicrophone.mjs'
import IconMovie from '@tabler/icons-react/dist/esm/icons/IconMovie.mjs'
import IconPhoto from '@tabler/icons-react/dist/esm/icons/IconPhoto.mjs'
import type { FileDetails } from '../../contract/index.ts'
import css from './library.module.css'

const icons = {
  image: IconPhoto,
  video: IconMovie,
  audio: IconMicrophone,
  document: IconFileText,
  text: IconFileText,
  archive: IconFileZip,
}

/** A file at a glance: its picture, or the sign of its kind. */
export function Thumb({ file }: { file: FileDetails }) {
  const Icon = icons[file.kind] ?? IconFile
  return (
    <span className={css.thumb}>
      {file.urls && file.urls.pictures.length > 0 ? (
        <Picture file={file} sizes="12rem" alt="" />
      ) : (
        <Icon size={34} stroke={1.5} aria-hidden="true" />
      )}
      {file.duration === null ? null : <span className={css.length}>{lengthText(file.duration)}</span>}
    </span>
  )
}
