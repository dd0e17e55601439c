/** Where and when a status is read: its times are those of the planet's zone, in the planet's locale. */
export type Place = {
  /** Milliseconds. */
  readonly now: number
  readonly locale: string
  /** IANA. */
  readonly timezone: string
}
