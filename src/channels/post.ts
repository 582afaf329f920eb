import type { Instant } from '../core/process/instant.ts';

/** A body that is ready as it stands, such as an encrypted one: its content fields, and ASCII lines that end with CR LF. */
export interface ReadyBody {
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
}

/** One mail to one address. Plain text or ready as it stands: nothing is fetched, nothing is tracked. */
export interface Mail {
  /** One plain mailbox, such as security@example.org. */
  readonly from: string;
  /** One plain mailbox: a list, a group or a display name is refused. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** With its angle brackets; it says nothing about the case. */
  readonly messageId: string;
  /** Stands in place of the text. */
  readonly entity?: ReadyBody;
  /** The mailbox that returned mail goes to; the sender unless said. */
  readonly returnTo?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What the Date header says; the moment of sending when left out. */
  readonly date?: Instant;
}

/**
 * What became of a mail. `later`: it certainly did not leave, and may be tried again. `refused`: it never will.
 * `in doubt`: it may or may not have arrived, so nothing but a person may send it again.
 */
export type Outcome =
  | { readonly kind: 'sent'; readonly response: string }
  | { readonly kind: 'later'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'in doubt'; readonly reason: string };

/** Whatever carries mail out of the house. Never throws for what the other side does; each call sends at most once. */
export interface Post {
  send(mail: Mail): Promise<Outcome>;
}

/** A post for a house without a mail server: nothing leaves, and every mail stays due until there is one. */
export const noPost: Post = {
  send: async () => ({ kind: 'later', reason: 'No mail server is set. Give its address in TIDEGATE_SMTP_URL.' }),
};
