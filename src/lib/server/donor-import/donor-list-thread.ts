import { parentPort, workerData } from 'node:worker_threads';
import { worked, type ListWork } from './donor-list';

// The whole of a thread: it does one work and says what came of it.
void worked(workerData as ListWork).then((outcome) => parentPort?.postMessage(outcome));
