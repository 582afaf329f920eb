import type { OrganisationId } from '../core/case/ids.ts';
import type { Organisation } from '../core/distributors/organisation.ts';
import type { Letter } from '../core/notices/letters.ts';
import { rosterLetter } from '../core/notices/membership-letters.ts';
import type { Instant } from '../core/process/instant.ts';

type Invited = Pick<Organisation, 'name'> & { readonly id: OrganisationId };

interface WayIn {
  /** The project as subjects name it. */
  readonly prefix: string;
  readonly account: string;
  readonly url: string;
  readonly at: Instant;
  /** What makes this letter another than an earlier one to the same account. */
  readonly again?: string;
}

/** The letter with the one-time link by which an organisation's contact comes in. */
export function contactWayIn({ id }: Invited, { prefix, account, url, at, again }: WayIn): Letter {
  return {
    letter: 'membership-invitation',
    recipient: { kind: 'organisation', id },
    subject: `[${prefix}] distributors list: your way in`,
    text: `This link lets you register a passkey, once and within a week. Notices under embargo are read behind it:\n${url}`,
    dueAt: at,
    key: `${id}/invitation/${account}${again ? `/${again}` : ''}`,
  };
}

/** The same for a person of its roster. */
export function rosterWayIn({ id, name }: Invited, { prefix, account, url, at, again }: WayIn): Letter {
  return {
    letter: rosterLetter,
    recipient: { kind: 'account', id: account },
    subject: `[${prefix}] distributors list: your way in`,
    text: `${name} names you as one of its people who need to know of vulnerabilities before the public does. This link lets you register a passkey, once and within a week; the terms stand behind it, and you read nothing before you have accepted them by name:\n${url}\n\nIf you do not expect this, do nothing, and tell your security team.`,
    dueAt: at,
    key: `${id}/roster/${account}${again ? `/${again}` : ''}`,
  };
}
