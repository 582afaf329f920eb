import { z } from 'zod';

/** How distributors may answer without an account. */
export const answersSchema = z.strictObject({
  byMail: z
    .enum(['signed', 'token'])
    .default('signed')
    .describe(
      'What a reply by mail has to prove before it counts: a signature by the organisation’s pinned key; or only that it came from the role address to the organisation’s own reply address, which anybody can write who has seen one of its letters',
    ),
});
