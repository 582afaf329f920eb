import { type InboundMail, type MailReader, textLimit } from '../../channels/inbound-mail.ts';
import { pinnedKeyOf } from '../../core/distributors/keys.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import type { Instant } from '../../core/process/instant.ts';
import type { GoodSignature, Signing } from '../../vault/signed.ts';
import { examined } from '../../vault/witness.ts';

/** What is known of who wrote a mail. `text` is what the signature covers; of an unsigned mail all that can be read. */
export type Proof =
  | {
      readonly kind: 'signed';
      readonly text: string;
      /** A subject that stands under the signature (RFC 9788 §4); empty where there is none. */
      readonly subject: string;
      readonly signature: GoodSignature;
    }
  | { readonly kind: 'unsigned'; readonly text: string }
  | { readonly kind: 'wrong'; readonly text: string; readonly reason: string };

export interface Witnesses {
  readonly organisation: Organisation;
  /** The project’s own private key, armoured: what mail to it is encrypted to. */
  readonly ownKey: string;
  readonly now: Instant;
}

/**
 * Whether the organisation whose reply address it came to has signed the mail with the key that is pinned for it; no other
 * key is asked about. Headers outside the signature prove nothing and are not looked at.
 */
export async function proofOf(mail: InboundMail, reader: MailReader, witnesses: Witnesses): Promise<Proof> {
  const { organisation, now } = witnesses;
  const publicKey = pinnedKeyOf(organisation, now)?.armored;
  if (mail.content.kind === 'plain' || !publicKey) return { kind: 'unsigned', text: mail.text };
  const found = await opened(publicKey, mail, reader, witnesses);
  if (!found)
    return {
      kind: 'wrong',
      text: mail.text,
      reason: 'It is encrypted to a key that is not ours, or broken, or too large when it is unpacked.',
    };
  const { text, subject, signing } = found;
  switch (signing.kind) {
    case 'good':
      return { kind: 'signed', text, subject, signature: signing };
    case 'none':
      return { kind: 'unsigned', text };
    case 'by another':
      return {
        kind: 'wrong',
        text,
        reason:
          'It was forwarded or forged: its signature is not by the key that is pinned for the organisation of this address.',
      };
    case 'broken':
      return {
        kind: 'wrong',
        text,
        reason: 'Its signature does not hold, or the text was changed after it was signed.',
      };
  }
}

interface Read {
  readonly text: string;
  readonly subject: string;
  readonly signing: Signing;
}

async function opened(
  publicKey: string,
  mail: InboundMail,
  reader: MailReader,
  { ownKey, now }: Witnesses,
): Promise<Read | undefined> {
  const { content } = mail;
  switch (content.kind) {
    case 'signed':
      return signedPart(content, publicKey, now);
    case 'clear-signed': {
      const found = await examined({ kind: 'clear-signed', armored: content.armored, publicKey, now });
      return found && { text: textIn(found.bytes), subject: '', signing: found.signing };
    }
    case 'encrypted': {
      const { armored, isMime } = content;
      const found = await examined({ kind: 'encrypted', armored, privateKey: ownKey, publicKey, now });
      if (!found || !isMime) return found && { text: textIn(found.bytes), subject: '', signing: found.signing };
      // What was inside is a part of its own, perhaps signed there (RFC 3156 §6.1).
      const inner = await reader.read(found.bytes);
      if (found.signing.kind === 'none' && inner.content.kind === 'signed')
        return signedPart(inner.content, publicKey, now);
      return { text: inner.text, subject: inner.subject, signing: found.signing };
    }
    default:
      return { text: mail.text, subject: '', signing: { kind: 'none' } };
  }
}

async function signedPart(
  part: Extract<InboundMail['content'], { kind: 'signed' }>,
  publicKey: string,
  now: Instant,
): Promise<Read> {
  const { signed: bytes, signature, text, subject } = part;
  const found = await examined({ kind: 'signed', bytes, signature, publicKey, now });
  return { text, subject, signing: found?.signing ?? { kind: 'broken' } };
}

const textIn = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8').slice(0, textLimit);
