import { z } from 'zod';
import type { CvssVersion } from '../../core/scores/vector.ts';

export const cvss = (version: CvssVersion) =>
  z.looseObject({ version: z.literal(version), vectorString: z.string(), baseScore: z.number() });
