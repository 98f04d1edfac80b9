import { useWords } from '@guildhall/ui'
import { type ChangeEvent, type PointerEvent, useState } from 'react'
import css from './avatar-crop.module.css'
import { cropAt, type Focus, moved, squareOn } from './crop.ts'

const STAGE = 224
type Picture = { address: string; width: number; height: number }

/**
 * A field for a picture. With JavaScript the square that is kept can be dragged, or moved and zoomed
 * with sliders; without, the middle is kept.
 */
export function AvatarCrop({ accept }: { accept: string }) {
  const { t } = useWords()
  const [picture, setPicture] = useState<Picture | null>(null)
  const [focus, setFocus] = useState<Focus>({ x: 0.5, y: 0.5, zoom: 1 })
  const [held, setHeld] = useState<{ x: number; y: number } | null>(null)
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0]
    setFocus({ x: 0.5, y: 0.5, zoom: 1 })
    setPicture(file ? await pictureOf(file) : null)
  }
  const drag = (event: PointerEvent) => {
    if (!held || !picture) return
    const by = { x: held.x - event.clientX, y: held.y - event.clientY }
    setHeld({ x: event.clientX, y: event.clientY })
    setFocus((now) => moved(now, picture, { x: by.x / STAGE, y: by.y / STAGE }))
  }
  const turn = (change: Partial<Focus>) => picture && setFocus((now) => moved({ ...now, ...change }, picture))
  return (
    <div className={css.field}>
      <label className={css.label}>
        {t('people.picture-choose')}
        <input type="file" name="image" accept={accept} required onChange={choose} />
      </label>
      {picture ? (
        <>
          <div
            className={css.stage}
            aria-hidden="true"
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId)
              setHeld({ x: event.clientX, y: event.clientY })
            }}
            onPointerMove={drag}
            onPointerUp={() => setHeld(null)}
            onPointerCancel={() => setHeld(null)}
          >
            <img src={picture.address} alt="" draggable={false} style={placed(picture, focus)} />
          </div>
          <Slider label={t('people.picture-zoom')} from={1} to={4} value={focus.zoom} onTurn={(zoom) => turn({ zoom })} />
          <Slider label={t('people.picture-across')} from={0} to={1} value={focus.x} onTurn={(x) => turn({ x })} />
          <Slider label={t('people.picture-down')} from={0} to={1} value={focus.y} onTurn={(y) => turn({ y })} />
          {Object.entries(cropAt(picture, focus)).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        </>
      ) : null}
    </div>
  )
}

type Turned = { label: string; from: number; to: number; value: number; onTurn: (value: number) => void }

const Slider = ({ label, from, to, value, onTurn }: Turned) => (
  <label className={css.label}>
    {label}
    <input
      type="range"
      min={from}
      max={to}
      step="0.02"
      value={value}
      onChange={({ currentTarget }) => onTurn(Number(currentTarget.value))}
    />
  </label>
)

function placed(picture: Picture, focus: Focus) {
  const { left, top, side } = squareOn(picture, focus)
  const scale = STAGE / side
  return {
    width: picture.width * scale,
    height: picture.height * scale,
    transform: `translate(${-left * scale}px, ${-top * scale}px)`,
  }
}

/** The picture as the browser shows it, upright; null when it cannot, which the server will say better. */
async function pictureOf(file: File): Promise<Picture | null> {
  const address = await new Promise<string>((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.readAsDataURL(file)
  })
  const image = new Image()
  image.src = address
  const shown = await image.decode().then(
    () => true,
    () => false,
  )
  return shown ? { address, width: image.naturalWidth, height: image.naturalHeight } : null
}
