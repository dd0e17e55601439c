import { AuthorsInOrder, authorsMetadata } from './authors-in-order'

export const revalidate = 86400
export const generateMetadata = () => authorsMetadata('name')

/** Everybody by name. */
export default function AuthorsPage() {
  return <AuthorsInOrder order="name" />
}
