import { isRefusal, type Refusal } from '../../core/case/decide.ts';
import type { Tx } from '../../store/open.ts';
import type { Gatehouse } from './gatehouse.ts';

class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super('refused');
    this.refusal = refusal;
  }
}

/** Runs one use in one transaction; a refusal takes back whatever was written before it and is given as a value. */
export async function transact<T>(house: Gatehouse, use: (tx: Tx) => Promise<T | Refusal>): Promise<T | Refusal> {
  try {
    return await house.store.withTx(house.project, async (tx) => {
      const outcome = await use(tx);
      if (isRefusal(outcome)) throw new Refused(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}
