import type { ReactNode } from 'react'

type Props = { readonly id: string; readonly title: string; readonly children: ReactNode }

/** What is wrong with the planet as a whole, above how its feeds are. */
export function Notice({ id, title, children }: Props) {
  return (
    <section aria-labelledby={id} className="mt-5 rounded-lg border border-(--err) bg-surface px-4 py-3">
      <h2 id={id} className="font-semibold text-(--err)">
        ✖ {title}
      </h2>
      {children}
    </section>
  )
}
