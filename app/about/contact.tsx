import type { Planet } from '@/lib/config'

/** How to reach the operators, as far as they say. */
export function Contact({ owner }: { owner: Planet['owner'] }) {
  if (!owner) return 'write to whoever runs this site'
  if (!owner.email) return <>write to {owner.name}</>
  return (
    <>
      write to <a href={`mailto:${owner.email}`}>{owner.name}</a>
    </>
  )
}
