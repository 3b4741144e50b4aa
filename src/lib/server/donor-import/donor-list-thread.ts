import { parentPort, workerData } from 'node:worker_threads';
import { donorListOf, type ListReading } from './donor-list';

// The whole of a thread: it reads one file and says what is in it.
const { bytes, name, reading } = workerData as { bytes: Uint8Array; name: string; reading: ListReading };

void donorListOf(bytes, name, reading).then((list) => parentPort?.postMessage(list));
