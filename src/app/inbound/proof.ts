import { type InboundMail, type MailReader, textLimit } from '../../channels/inbound-mail.ts';
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
  if (!key) return { kind: 'unsigned', text: mail.text };
  const members = others.flatMap((other) => {
    const armored = pinnedKeyOf(other, now)?.armored;
    return armored && armored !== key ? [{ name: other.name, armored }] : [];
  });
  const keys = [key, ...members.map(({ armored }) => armored)];
  const found = await opened(keys, mail, reader, witnesses);
  const wrong = (reason: string): Proof => ({ kind: 'wrong', text: found?.text ?? mail.text, reason });
  if (!found && mail.content.kind === 'encrypted')
    return wrong('It is encrypted to a key that is not ours, or broken, or too large when it is unpacked.');
  if (found?.signature?.by === 0) return { kind: 'signed', text: found.text, signature: found.signature };
  if (found?.signature) {
    const { name } = members[found.signature.by - 1]!;
    return wrong(`It was forwarded: ${name} signed it, and the address is another organisation’s.`);
  }
  if (found?.isBare) return { kind: 'unsigned', text: found.text };
  return wrong('Its signature is not by the key that is pinned for this organisation, or the text was changed.');
}

interface Read {
  readonly text: string;
  readonly signature?: GoodSignature | undefined;
  /** It was encrypted, and nothing that looks like a signature was in it. */
  readonly isBare?: true;
}

async function opened(
  keys: readonly string[],
  mail: InboundMail,
  reader: MailReader,
  { ownKey, now }: Witnesses,
): Promise<Read | undefined> {
  const { content } = mail;
  switch (content.kind) {
    case 'signed':
      return { text: content.text, signature: await signatureOver(content.signed, content.signature, keys, now) };
    case 'clear-signed': {
      const found = await openClearSigned(content.armored, keys, now);
      return found && { text: found.bytes.toString('utf8').slice(0, textLimit), signature: found.signature };
    }
    case 'encrypted': {
      const found = await openEncrypted(content.armored, ownKey, keys, now);
      return found && insideOf(found, content.isMime, keys, reader, now);
    }
    default:
      return { text: mail.text };
  }
}

/** What was inside: a part of its own, perhaps signed there (RFC 3156 §6.1), or plain text. */
async function insideOf(
  { bytes, signature, isSigned }: Opened,
  isMime: boolean,
  keys: readonly string[],
  reader: MailReader,
  now: Instant,
): Promise<Read> {
  const bare = isSigned ? {} : ({ isBare: true } as const);
  if (!isMime) return { text: bytes.toString('utf8').slice(0, textLimit), signature, ...bare };
  const inner = await reader.read(bytes);
  if (signature || inner.content.kind !== 'signed') return { text: inner.text, signature, ...bare };
  const { signed, signature: armored, text } = inner.content;
  return { text, signature: await signatureOver(signed, armored, keys, now) };
}
