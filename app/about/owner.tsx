import type { Planet } from '@/lib/config'

/** Whom to write to, and how, as far as they say. */
export function Owner({ owner, otherwise }: { owner: Planet['owner']; otherwise: string }) {
  if (!owner) return otherwise
  return owner.email ? <a href={`mailto:${owner.email}`}>{owner.name}</a> : <bdi>{owner.name}</bdi>
}
