/** A mail that came in, taken apart. Nothing in it is believed: it is what somebody wrote into it. */
export interface InboundMail {
  /** Without angle brackets; empty where there is none. */
  readonly messageId: string;
  /** Addresses in `From`. */
  readonly from: readonly string[];
  /** Every address that it came to, by `To`, `Cc` and what the delivering server noted, in lower case. */
  readonly to: readonly string[];
  readonly subject: string;
  /** Written by a machine: a reply of absence, a receipt, a list. */
  readonly isAutomatic: boolean;
  readonly content: MailContent;
  /** What a person reads of it, at most 20,000 characters; empty where all of it is encrypted or only HTML. */
  readonly text: string;
}

export type MailContent =
  | { readonly kind: 'plain' }
  /** OpenPGP/MIME (RFC 3156 §5): `signed` are the very bytes that the signature is over, `text` and `subject` theirs alone. */
  | {
      readonly kind: 'signed';
      readonly signed: Uint8Array;
      readonly signature: string;
      readonly text: string;
      /** A header of the signed part itself (RFC 9788), not of the mail around it; empty where it has none. */
      readonly subject: string;
    }
  /** OpenPGP/MIME (RFC 3156 §4) or a message in the text: what is inside is a part of its own, or plain text. */
  | { readonly kind: 'encrypted'; readonly armored: string; readonly isMime: boolean }
  /** A text signed in clear (RFC 9580 §7). */
  | { readonly kind: 'clear-signed'; readonly armored: string }
  /** A report of a mail server about a mail of ours (RFC 3464). */
  | { readonly kind: 'report'; readonly action: string; readonly status: string; readonly about: string };

/** What was inside an encrypted part. */
export type InnerPart = Pick<InboundMail, 'text'> & { readonly content: MailContent };

/** Takes mails apart where nothing that they hold can reach us. */
export interface MailReader {
  /** @throws MailTrouble for what cannot be read within the bounds */
  read(raw: Uint8Array): Promise<InboundMail>;
  close(): Promise<void>;
}

/** A mail that was not read: too large, too deep, too slow, or none. `message` says which. */
export class MailTrouble extends Error {}

/** A mail as a mailbox held it. */
export interface HeldMail {
  readonly raw: Uint8Array;
  /** Larger than is read: only its beginning is here. */
  readonly isCut: boolean;
}

/** Bytes of a mail that are read at all. */
export const mailLimit = 2 * 1024 * 1024;

/** Characters of a mail’s text that are read at all. */
export const textLimit = 20_000;
