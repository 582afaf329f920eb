import { z } from 'zod';

/** How a project reads what becomes known and what is mended. */
export const exposureSchema = z
  .strictObject({
    fixDeployed: z
      .enum(['release', 'statement'])
      .default('release')
      .describe(
        'When the fix counts as deployed: with the last release, or only when somebody records that users run it',
      ),
  })
  .default({ fixDeployed: 'release' });
