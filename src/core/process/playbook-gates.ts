import { z } from 'zod';

/**
 * Gates that a project may switch off, because they carry its own policy. What keeps the record whole (a line that is
 * known, a draft that exists, a text that gives nothing away) is not here; a second person and a CVE id have keys of
 * their own. What a switched-off gate lets through, `tidegate playbook check` finds.
 */
export const switchableGates = [
  'has-lead',
  'plan-has-workarounds',
  'is-scored',
  'is-classified',
  'patched-versions-planned',
  'newest-draft-complete',
  'mitigations-stated',
  'test-evidenced',
  'all-lines-tested',
  'line-tested',
  'fix-confirmed',
  'commit-texts-checked',
  'notice-complete',
  'notice-has-recipients',
  'delay-reasoned',
  'objections-weighed',
  'all-patches-released',
  'embargo-reached',
  'advisory-fits-releases',
  'users-told-first',
  'follow-ups-done',
  'retrospective-settled',
] as const;

export const gatesSchema = z.strictObject({
  off: z
    .array(
      z.strictObject({
        id: z.enum(switchableGates).describe('Id of the gate, as docs/generated/process.md lists it'),
        reason: z.string().min(1).max(2_000).describe('Why this project does without it'),
      }),
    )
    .default([])
    .describe('Gates that this project does without; the check says what they let through'),
});

/** Whether the playbook does without this gate. */
export function isOff(gate: string, playbook: { readonly gates: z.infer<typeof gatesSchema> }): boolean {
  return playbook.gates.off.some(({ id }) => id === gate);
}
