import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { error } from '@sveltejs/kit';

/** What a body may become once it is unpacked: as much as one that was not packed (R16). */
const MOST_BYTES = 512 * 1024;

const unpack = promisify(gunzip);

/** The JSON of a body, packed by gzip or not; 400 for anything else, 413 where it becomes too large. */
export async function sentJson(request: Request): Promise<unknown> {
	const bytes = Buffer.from(await request.arrayBuffer());
	try {
		const packed = request.headers.get('content-encoding') === 'gzip';
		return JSON.parse((packed ? await unpack(bytes, { maxOutputLength: MOST_BYTES }) : bytes).toString('utf8'));
	} catch (thrown) {
		if ((thrown as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') error(413, 'Too large once unpacked');
		return error(400, 'Not JSON');
	}
}
