import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where this installation keeps its data: `.data` in the project unless GIOT_DATA_DIR says otherwise. */
export function dataDirectory(): string {
	return resolve(process.env.GIOT_DATA_DIR || join(root, '.data'));
}
