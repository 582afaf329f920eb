import type { CaseRoom } from '../../app/queries/cases.ts';
import type { TimelineEntry } from '../../parts/timeline.tsx';

/** `ReporterContacted` as words: `reporter contacted`. */
export function sayEvent(type: string): string {
  return type.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/** The name behind an actor of the record, as the desk knows it. */
export function sayActor(actor: string, names: Readonly<Record<string, string>>): string {
  const [kind = '', id = ''] = actor.split(':', 2);
  if (kind === 'account') return names[id] ?? 'Somebody of the team';
  if (kind === 'reporter') return 'The reporter';
  if (kind === 'distributor') return 'A distributor';
  return kind === 'system' ? 'Tidegate' : 'Somebody';
}

/** What has happened in a case, oldest first. */
export function timelineEntries(room: CaseRoom): readonly TimelineEntry[] {
  return room.timeline.map(({ seq, at, actor, event }) => {
    const text =
      'text' in event ? event.text : 'plan' in event ? event.plan : 'reason' in event ? event.reason : undefined;
    const audience = 'audience' in event ? event.audience : undefined;
    return {
      id: `e${seq}`,
      at,
      who: sayActor(actor, room.names),
      what: `recorded: ${sayEvent(event.type)}`,
      ...(audience ? { audience } : {}),
      ...(text ? { text } : {}),
    };
  });
}
