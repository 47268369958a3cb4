import { isRefusal } from '../errors.ts';
import type { FileStore } from '../files/file-store.ts';

/** Keeps bytes while `work` takes them in; what is refused, or was taken in before, leaves no file behind. */
export async function keepFile<T extends { readonly stored: string }>(
  files: FileStore,
  bytes: Uint8Array,
  work: (name: string) => Promise<T>,
): Promise<T> {
  const name = await files.put(bytes);
  try {
    const taken = await work(name);
    // a second sending of the same form was given the first one's batch, whose file is kept
    if (taken.stored !== name) await files.remove(name);
    return taken;
  } catch (error) {
    // of anything else it is not sure that the batch is not there
    if (isRefusal(error)) await files.remove(name);
    throw error;
  }
}
