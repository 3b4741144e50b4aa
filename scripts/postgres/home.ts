import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFailure } from '../plain-failure.mjs';
import { say } from '../say.mjs';
import { canEnter, type Account } from './account';
import { sharedPlace } from './binaries';

/** The places of one installation. `place` holds the cluster; it is `data` itself unless PostgreSQL's user cannot go there. */
export type Home = { data: string; place: string; cluster: string; log: string; secrets: string };

const neededMegabytes = 300;

function checkRoom(directory: string): void {
	const { bavail, bsize } = statfsSync(directory);
	const free = Math.floor((bavail * bsize) / 1024 ** 2);
	if (free >= neededMegabytes) return;
	throw new PlainFailure(
		`The disk that holds ${directory} is full (${free} MB free): free at least ${neededMegabytes} MB and start again.`
	);
}

/** The choice is remembered in the data directory, so a data directory that is deleted never finds an older one's data again. */
function placeElsewhere(data: string): string {
	const pointer = join(data, 'elsewhere');
	if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim();
	const place = join(sharedPlace, `data-${randomBytes(6).toString('hex')}`);
	mkdirSync(place, { recursive: true, mode: 0o755 });
	writeFileSync(pointer, `${place}\n`);
	say(`PostgreSQL's user cannot enter ${data}, so the database is kept in ${place}.`);
	return place;
}

/** Makes the folders of an installation. Only the cluster belongs to PostgreSQL's user; the secrets are the current user's alone. */
export function prepareHome(data: string, account: Account | null): Home {
	mkdirSync(data, { recursive: true, mode: 0o755 });
	if (account) chmodSync(data, 0o755);
	const place = canEnter(data, account) && !existsSync(join(data, 'elsewhere')) ? data : placeElsewhere(data);
	mkdirSync(place, { recursive: true, mode: 0o755 });
	const secrets = join(data, 'secrets');
	mkdirSync(secrets, { recursive: true, mode: 0o700 });
	checkRoom(place);
	return { data, place, cluster: join(place, 'postgres'), log: join(place, 'postgres.log'), secrets };
}
