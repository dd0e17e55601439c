import type { Forms } from '../../counter'

/**
 * What a run says of a feed and stores with it, in English. The sentence is its own name in all languages, so that what was stored
 * long ago is said in another language too. Where several fit, the first does.
 *
 * `{count}`, `{total}`, `{megabytes}` and `{seconds}` are numbers, `{time}` is an instant (RFC 3339), `{message}` one of these
 * sentences again; `{text}` and `{host}` are a blog's own words, `{words}` a program's. All else is said as it stands.
 */
export const MESSAGES = [
  // The answer: lib/fetch.
  'The server answered {status} with a puzzle for people.',
  'The server answered 404: there is nothing at this address.',
  'The server answered {status}: it does not let us read this address.',
  'The server answered {status}, asked to wait until {time}.',
  'The server answered {status}, which is no answer to what we asked.',
  'The server answered {status}.',
  '{status}, asked to wait until {time}.',
  '410 Gone.',
  'The document has {megabytes} MB; the limit is 8 MB.',
  'The document is too big; the limit is 8 MB.',
  'The answer is encoded as "{text}", which we did not ask for.',
  'The answer could not be unpacked ({code}).',
  'The headers of the answer are too large.',
  'The server says “wait” without an end.',
  'The answer goes on without an end.',
  'The answer is not as long as it says.',
  'No complete answer within {seconds} s.',
  'More than {count} redirects.',
  'A redirect without a readable target.',
  'A redirect from outside to inside was refused.',
  'A redirect was refused. {message}',

  // The address, the file.
  'This is not a valid address.',
  'Addresses start with http: or https:, not with {code}',
  'The address holds a user name or a password.',
  'Port {code} is not one that blogs are served from.',
  'The address names a host of a private network.',
  'The address leads to a private network.',
  "This is no file in the planet's folder.",
  'The file is too big: the limit is 8 MB.',
  'The file could not be read ({code}).',

  // The connection.
  'There is no such host name.',
  'The host name could not be looked up.',
  'The server takes no connections.',
  'The server dropped the connection.',
  'There is no way to the server from here.',
  'The server did not take the connection in time.',
  'The connection failed ({code}).',
  'The server does not speak HTTP as it should ({code}).',
  'No secure connection could be made ({code}).',
  'The certificate has expired.',
  'The certificate has expired. It was valid until {time}.',
  'The certificate is not valid yet.',
  'The certificate is not valid yet, but from {time}.',
  'The certificate was revoked.',
  'The certificate is for another host name.',
  'The certificate is for no host at all, not for {host}.',
  'The certificate is for {text} and {count} more, not for {host}.',
  'The certificate is for {text}, not for {host}.',
  'The certificate is signed by itself only.',
  'The certificate is signed by itself only ({text}), and by no authority.',
  'The certificate is signed by an authority that nobody knows.',
  'The certificate is signed by an authority that nobody knows ({text}).',
  'The server does not send its intermediate certificate.',
  'The server does not send the certificate of its issuer ({text}).',

  // The document: lib/parse.
  'The document is empty.',
  'The document is a web page, not a feed.',
  'The document is a web page, not a feed: “{text}”.',
  'The document is XML, but no feed: <{code}>.',
  'The document is JSON, but no JSON Feed.',
  'The document is no valid JSON: {words}.',
  'The document is plain text.',
  'The document is no text.',
  'The document holds no element.',
  'The document holds a tag of over {count} characters.',
  'The document holds an element with over {count} attributes.',
  'The document holds elements nested over {count} deep.',
  'The document is not well-formed XML.',
  'The document ends before its root element is closed.',
  'The document is not valid {code} in {count} places.',
  'The document is not UTF-8 and names no encoding; read as {code}.',
  'The document is declared as {text}, but it is {code}.',
  'The XML parser gave up: {words}',
  'It was not read within {seconds} s.',
  'We stumbled over this feed.',

  // The entries: lib/entry, lib/ingest.
  'Nothing new.',
  '{total} entries, {count} new.',
  '{count} of {total} entries have no date.',
  '{count} of {total} entries have no date that can be read, such as “{text}”.',
  '{count} of {total} entries are dated in the future, such as {time}.',
  '{count} of {total} entries have the id of another.',
  '{count} of {total} entries break off.',
  '{count} of {total} entries came with a new id.',
  '{count} known posts came with a later date.',
  '{count} posts at their own dates.',
  '{count} taken out of new posts.',
  '1 picture of new posts without a description.',
  '{count} pictures of new posts without a description.',
  'A post waits.',
  '{count} posts wait.',
] as const

/** Each sentence in another language; in forms where `{count}` asks for them. */
export type Messages = Readonly<Record<(typeof MESSAGES)[number], string | Forms>>
