import { AuthorsInOrder, authorsMetadata } from '../../authors-in-order'

export const revalidate = 86400
export const generateMetadata = () => authorsMetadata('recent')

/** Everybody, who wrote last first. */
export default function RecentAuthorsPage() {
  return <AuthorsInOrder order="recent" />
}
