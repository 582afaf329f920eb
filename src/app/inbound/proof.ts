import type { InboundMail, MailReader } from '../../channels/inbound-mail.ts';
import { pinnedKeyOf } from '../../core/distributors/keys.ts';
import type { Organisation } from '../../core/distributors/organisation.ts';
import type { Instant } from '../../core/process/instant.ts';
import { type GoodSignature, type Opened, openClearSigned, openEncrypted, signatureOver } from '../../vault/signed.ts';

/** What is known of who wrote a mail. `text` is what the signature covers; of an unsigned mail all that can be read. */
export type Proof =
  | { readonly kind: 'signed'; readonly text: string; readonly signature: GoodSignature }
  | { readonly kind: 'unsigned'; readonly text: string }
  | { readonly kind: 'wrong'; readonly text: string; readonly reason: string };

export interface Witnesses {
  readonly organisation: Organisation;
  /** Every other organisation of the list: a mail of theirs at this address was forwarded. */
  readonly others: readonly Organisation[];
  /** The project’s own private key, armoured: what mail to it is encrypted to. */
  readonly ownKey: string;
  readonly now: Instant;
}

/**
 * Whether the organisation whose reply address it came to has signed the mail with the key that is pinned for it. Headers
 * prove nothing and are not looked at.
 */
export async function proofOf(mail: InboundMail, reader: MailReader, witnesses: Witnesses): Promise<Proof> {
  const { organisation, others, now } = witnesses;
  if (mail.content.kind === 'plain') return { kind: 'unsigned', text: mail.text };
  const key = pinnedKeyOf(organisation, now)?.armored;
  const found = key ? await openedWith(key, mail, reader, witnesses) : undefined;
  if (found?.signature) return { kind: 'signed', text: found.text, signature: found.signature };
  if (!key) return { kind: 'unsigned', text: mail.text };
  const wrong = (reason: string): Proof => ({ kind: 'wrong', text: found?.text ?? mail.text, reason });
  if (mail.content.kind === 'encrypted' && !found)
    return wrong('It is encrypted to a key that is not ours, or broken, or too large when it is unpacked.');
  for (const other of others) {
    const theirs = pinnedKeyOf(other, now)?.armored;
    const signed = theirs ? await openedWith(theirs, mail, reader, witnesses) : undefined;
    if (signed?.signature)
      return wrong(`It was forwarded: ${other.name} signed it, and the address is another organisation’s.`);
  }
  if (mail.content.kind === 'encrypted' && found?.isBare) return { kind: 'unsigned', text: found.text };
  return wrong('Its signature is not by the key that is pinned for this organisation, or the text was changed.');
}

interface Read {
  readonly text: string;
  readonly signature?: GoodSignature | undefined;
  /** It was encrypted, and nothing that looks like a signature was in it. */
  readonly isBare?: true;
}

async function openedWith(
  key: string,
  mail: InboundMail,
  reader: MailReader,
  { ownKey, now }: Witnesses,
): Promise<Read | undefined> {
  const { content } = mail;
  switch (content.kind) {
    case 'signed':
      return { text: content.text, signature: await signatureOver(content.signed, content.signature, key, now) };
    case 'clear-signed': {
      const opened = await openClearSigned(content.armored, key, now);
      return opened && { text: opened.bytes.toString('utf8'), signature: opened.signature };
    }
    case 'encrypted': {
      const opened = await openEncrypted(content.armored, ownKey, key, now);
      return opened && insideOf(opened, content.isMime, key, reader, now);
    }
    default:
      return { text: mail.text };
  }
}

/** What was inside: a part of its own, perhaps signed there (RFC 3156 §6.1), or plain text. */
async function insideOf(opened: Opened, isMime: boolean, key: string, reader: MailReader, now: Instant): Promise<Read> {
  const { bytes, signature } = opened;
  const bare = signature || opened.isSigned ? {} : ({ isBare: true } as const);
  if (!isMime) return { text: bytes.toString('utf8').slice(0, 20_000), signature, ...bare };
  const inner = await reader.read(bytes);
  if (signature || inner.content.kind !== 'signed') return { text: inner.text, signature, ...bare };
  const { signed, signature: armored, text } = inner.content;
  return { text, signature: await signatureOver(signed, armored, key, now) };
}
