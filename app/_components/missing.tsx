import { Suspense } from 'react'
import { notFound } from 'next/navigation'
import { NotHere } from './not-here'

/**
 * The page of what is not there, whole and with status 404. Thrown straight from a page, `notFound()` leaves an empty body that
 * only the framework's script would fill; from within a boundary it sets the status, and the page around it stays.
 */
export function Missing() {
  return (
    <>
      <NotHere />
      <Suspense>
        <Absent />
      </Suspense>
    </>
  )
}

function Absent(): never {
  notFound()
}
