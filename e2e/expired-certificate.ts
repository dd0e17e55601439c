import { execFileSync } from 'node:child_process'
import { sign } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** As certificates write dates (X.509 UTCTime): one that ended on November 20, 2024. */
const FROM = '240101000000Z'
const TO = '241120000000Z'
const DATE = Buffer.from([0x17, TO.length])

/** Key and certificate for 127.0.0.1 that has expired. No tool makes such a one any more: dates are put into a good one, signed anew. */
export function makeExpiredCertificate(): { readonly key: Buffer; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'))
  try {
    const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.der')]
    const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
    const files = ['-keyout', keyFile, '-out', certFile, '-outform', 'DER']
    const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-sha256', ...names, ...files]
    execFileSync('openssl', made, { stdio: 'ignore' })
    const [key, der] = [readFileSync(keyFile), readFileSync(certFile)]
    const from = der.indexOf(DATE) + DATE.length
    der.write(FROM, from, 'latin1')
    der.write(TO, der.indexOf(DATE, from) + DATE.length, 'latin1')
    // What is signed is the first sequence within the outer one; the signature stands at the end.
    const signature = sign('sha256', der.subarray(4, 8 + der.readUInt16BE(6)), key)
    signature.copy(der, der.length - signature.length)
    const lines = der.toString('base64').replace(/.{64}/g, '$&\n')
    return { key, cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n` }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
