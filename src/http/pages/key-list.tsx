import type { JSX } from 'preact';
import { sayFingerprint } from '../../core/distributors/keys.ts';
import type { Instant } from '../../core/process/instant.ts';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { Tag } from '../../parts/tag.tsx';
import { Time } from '../../parts/time.tsx';

/** One OpenPGP key of an organisation. */
export interface KeyItem {
  readonly fingerprint: string;
  readonly users: readonly string[];
  readonly expiresAt: Instant | null;
  readonly source: 'upload' | 'wkd';
  readonly offeredAt: Instant;
  readonly pinnedAt?: Instant | undefined;
  readonly comparedBy?: string | undefined;
  readonly retired?: { readonly at: Instant; readonly reason: string } | undefined;
  readonly isUsed: boolean;
  readonly warnings: readonly string[];
}

function State({ item }: { item: KeyItem }): JSX.Element {
  if (item.retired) return <Tag tone="quiet">retired</Tag>;
  if (item.isUsed) {
    return (
      <Tag tone="good" icon="lock">
        in use
      </Tag>
    );
  }
  if (item.pinnedAt) return <Tag tone="quiet">pinned, not in use</Tag>;
  return (
    <Tag tone="warn" icon="soon">
      {item.comparedBy ? 'compared once' : 'not compared'}
    </Tag>
  );
}

function Key({ item }: { item: KeyItem }): JSX.Element {
  return (
    <div class="stack stack-2">
      <p class="row">
        <State item={item} />
        <span class="small muted">
          {item.source === 'wkd' ? 'found in the key directory' : 'given'} <Time at={item.offeredAt} />
        </span>
      </p>
      <p class="hash">{sayFingerprint(item.fingerprint)}</p>
      <DefinitionList
        facts={[
          { term: 'User ids', is: item.users.join(', ') },
          { term: 'Ends', is: item.expiresAt ? <Time at={item.expiresAt} /> : 'never' },
          { term: 'Pinned', is: item.pinnedAt ? <Time at={item.pinnedAt} /> : '' },
          { term: 'Retired', is: item.retired ? item.retired.reason : '' },
        ]}
      />
      {item.warnings.map((warning) => (
        <p class="small" key={warning}>
          <Tag tone="warn" icon="warn">
            look
          </Tag>{' '}
          {warning}
        </p>
      ))}
    </div>
  );
}

/** What mail without a key can still give away; said wherever a key is missing. */
export const withoutKeyWords =
  'Without a pinned key a notice is a mail with a link, so that no server on its way reads what it says. Where a playbook sends it in plain text, every server on the way can read it, and one that cannot deliver it may return it whole.';

/** The keys of one organisation, the newest first. */
export function KeyList({ keys }: { keys: readonly KeyItem[] }): JSX.Element {
  return (
    <div class="stack stack-5">
      {keys.some((item) => item.isUsed) ? null : <p class="muted">No key is in use. {withoutKeyWords}</p>}
      {keys.map((item) => (
        <Key item={item} key={`${item.fingerprint}${item.offeredAt}`} />
      ))}
    </div>
  );
}
