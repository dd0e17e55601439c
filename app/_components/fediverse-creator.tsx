import { getPlanet } from '../_planet'

/** Whose words a page holds, told to the fediverse where the author gives a handle. It stands in the head, wherever it is put. */
export async function FediverseCreator({ author }: { author: string }) {
  const { authors } = await getPlanet()
  const handle = authors.find(({ slug }) => slug === author)?.fediverse
  return handle ? <meta name="fediverse:creator" content={handle} /> : null
}
