/** Hours east of UTC. Where a name has several meanings, the one that most blogs have. */
const HOURS: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 1,
  bst: 1,
  ist: 5.5,
  cet: 1,
  met: 1,
  mez: 1,
  wat: 1,
  cest: 2,
  mest: 2,
  mesz: 2,
  eet: 2,
  sast: 2,
  cat: 2,
  wast: 2,
  eest: 3,
  msk: 3,
  trt: 3,
  eat: 3,
  idt: 3,
  irst: 3.5,
  msd: 4,
  gst: 4,
  azt: 4,
  samt: 4,
  irdt: 4.5,
  aft: 4.5,
  pkt: 5,
  uzt: 5,
  yekt: 5,
  npt: 5.75,
  omst: 6,
  mmt: 6.5,
  ict: 7,
  wib: 7,
  novt: 7,
  krat: 7,
  hkt: 8,
  sgt: 8,
  myt: 8,
  pht: 8,
  awst: 8,
  irkt: 8,
  wita: 8,
  jst: 9,
  kst: 9,
  wit: 9,
  yakt: 9,
  acst: 9.5,
  aest: 10,
  chst: 10,
  vlat: 10,
  acdt: 10.5,
  aedt: 11,
  magt: 11,
  nzst: 12,
  pett: 12,
  fjt: 12,
  nzdt: 13,
  azot: -1,
  cvt: -1,
  brst: -2,
  uyst: -2,
  nst: -3.5,
  ndt: -2.5,
  brt: -3,
  art: -3,
  adt: -3,
  uyt: -3,
  clst: -3,
  pyst: -3,
  ast: -4,
  clt: -4,
  edt: -4,
  pyt: -4,
  bot: -4,
  vet: -4,
  est: -5,
  et: -5,
  cdt: -5,
  cot: -5,
  cst: -6,
  ct: -6,
  mdt: -6,
  mst: -7,
  mt: -7,
  pdt: -7,
  pst: -8,
  pt: -8,
  akdt: -8,
  akst: -9,
  hdt: -9,
  hadt: -9,
  hst: -10,
  hast: -10,
  sst: -11,
}

/** Turns a wall clock, given as if it were UTC in milliseconds, into the instant it means. */
export type Zone = (wallClock: number) => number

export const utc: Zone = (wallClock) => wallClock

export function fixedZone(hours: number): Zone {
  return (wallClock) => wallClock - hours * 3_600_000
}

/**
 * `+0200`, `-01:01`, `+2`, `GMT+2`, `CEST`, `Europe/Berlin` → its zone. Null for the name of one that is not known here: such a time is
 * one without a zone. Undefined for anything else.
 */
export function parseZone(text: string): Zone | null | undefined {
  const offset = /^(?:gmt|utc|ut)?([+\-−])(\d{1,2})(?::?([0-5]\d))?$/i.exec(text)
  if (offset !== null) {
    const hours = Number(offset[2]) + Number(offset[3] ?? 0) / 60
    return hours < 24 ? fixedZone(offset[1] === '+' ? hours : -hours) : undefined
  }
  const name = text.toLowerCase()
  if (Object.hasOwn(HOURS, name)) return fixedZone(HOURS[name] ?? 0)
  if (/^[a-z]+\/[\w+/-]{1,40}$/i.test(text)) return namedZone(text)
  return /^[A-Z]{3,5}$/.test(text) ? null : undefined
}

const zones = new Map<string, Zone | null>()
const MAX_ZONES = 1000

/** An IANA zone with its daylight saving; null where there is none of that name. */
export function namedZone(name: string): Zone | null {
  const known = zones.get(name)
  if (known !== undefined) return known
  const zone = makeZone(name)
  if (zones.size < MAX_ZONES) zones.set(name, zone)
  return zone
}

function makeZone(name: string): Zone | null {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  } catch {
    return null
  }
  const offsetAt = (instant: number): number => {
    const written = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const match = /([+-])(\d\d):(\d\d)/.exec(written)
    if (match === null) return 0
    return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) * 60_000
  }
  // The offset at the wall clock taken as UTC may be that of the other side of a change: ask again from there.
  return (wallClock) => wallClock - offsetAt(wallClock - offsetAt(wallClock))
}
