import { AuthorsInOrder, authorsMetadata } from '../../authors-in-order'

export const revalidate = 86400
export const generateMetadata = () => authorsMetadata('active')

/** Everybody, who wrote most in twelve months first. */
export default function ActiveAuthorsPage() {
  return <AuthorsInOrder order="active" />
}
