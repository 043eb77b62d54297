const UNIQUE_VIOLATION = '23505';
const ATTEMPTS = 4;

/**
 * Two writers can meet the same new thing at once, most often a new customer: whoever comes second tries again and finds
 * what the first one made. `work` is a whole transaction, or an attempt within one.
 */
export async function retryOnClash<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION || attempt >= ATTEMPTS) throw error;
    }
  }
}
