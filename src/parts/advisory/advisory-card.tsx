import type { JSX } from 'preact';
import type { Instant } from '../../core/process/instant.ts';
import { Card } from '../card.tsx';
import { linkTo, useFrame } from '../frame.ts';
import { type Severity, SeverityBadge } from '../severity-badge.tsx';
import { Tag } from '../tag.tsx';
import { Time } from '../time.tsx';

/** A published advisory as a list shows it. */
export interface AdvisoryItem {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly cve?: string | undefined;
  /** Undefined where nobody has rated it. */
  readonly severity?: Severity | undefined;
  readonly score?: number | undefined;
  readonly publishedAt: Instant;
  readonly updatedAt: Instant;
  readonly status: 'published' | 'withdrawn';
  readonly fixedIn: readonly string[];
}

export function AdvisoryCard({ item, level }: { item: AdvisoryItem; level: 2 | 3 }): JSX.Element {
  return (
    <Card
      title={item.title}
      level={level}
      href={linkTo(useFrame(), `/advisories/${item.id}`)}
      aside={
        item.status === 'withdrawn' ? (
          <Tag tone="quiet">withdrawn</Tag>
        ) : item.severity ? (
          <SeverityBadge severity={item.severity} score={item.score} />
        ) : undefined
      }
    >
      {item.summary ? <p class="measure">{item.summary}</p> : null}
      <p class="row small muted">
        <span>
          {item.id}
          {item.cve ? ` · ${item.cve}` : null}
        </span>
        <Time at={item.publishedAt} />
        {item.fixedIn.length > 0 ? <span>Fixed in {item.fixedIn.join(', ')}</span> : null}
      </p>
    </Card>
  );
}
