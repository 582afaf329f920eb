import { randomUUID } from 'node:crypto';
import type { Deed, Drill } from '../../formats/drill/schema.ts';
import type { Stage } from '../demo/stage.ts';

/** The invented address of a part. The domain exists nowhere, so a slip of ours cannot reach anybody (RFC 2606). */
export const addressOfPart = (part: string): string => `${part}@drill.invalid`;

/** Tells everybody who practises what has happened outside the house: a post, a failed build, a call. */
export async function tellNews({ house }: Stage, { actors }: Drill, { says, with: given }: Deed): Promise<void> {
  const text = typeof given.text === 'string' ? given.text : says;
  for (const [part, actor] of Object.entries(actors)) {
    if (!actor.practises) continue;
    await house.post.send({
      from: house.sender,
      to: addressOfPart(part),
      subject: `News: ${says}`,
      text: `${text}\n`,
      messageId: `<${randomUUID()}@drill.invalid>`,
      date: house.now(),
    });
  }
}
