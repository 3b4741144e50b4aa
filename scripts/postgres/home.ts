import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFailure } from '../plain-failure.mjs';
import { say } from '../say.mjs';
import { canEnter, type Account } from './account';
import { enterable, sharedPlace } from './shared-place';

/** The places of one installation. `place` holds the cluster; it is `data` itself unless PostgreSQL's user cannot go there. */
export type Home = { data: string; place: string; cluster: string; log: string; secrets: string };

const neededMegabytes = { toBegin: 300, toGoOn: 100 };

function checkRoom(directory: string, needed: number): void {
	const { bavail, bsize } = statfsSync(directory);
	const free = Math.floor((bavail * bsize) / 1024 ** 2);
	if (free >= needed) return;
	throw new PlainFailure(
		`The disk that holds ${directory} is full (${free} MB free): free at least ${needed} MB and start again.`
	);
}

const pointerIn = (data: string) => join(data, 'elsewhere');

function placeKept(data: string): string {
	const pointer = pointerIn(data);
	return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : data;
}

/** Where the cluster of a data directory is, or would be made. */
export const clusterOf = (data: string): string => join(placeKept(data), 'postgres');

/** The choice is remembered in the data directory, so a data directory that is deleted never finds an older one's data again. */
function placeElsewhere(data: string): string {
	const place = enterable(join(enterable(sharedPlace), `data-${randomBytes(6).toString('hex')}`));
	writeFileSync(pointerIn(data), `${place}\n`);
	say(`PostgreSQL's user cannot enter ${data}, so the database is kept in ${place}.`);
	return place;
}

/** Makes the folders of an installation. Only the cluster belongs to PostgreSQL's user; the secrets are the current user's alone. */
export function prepareHome(data: string, account: Account | null): Home {
	mkdirSync(data, { recursive: true, mode: 0o755 });
	if (account) chmodSync(data, 0o755);
	const kept = placeKept(data);
	const place = kept === data && !canEnter(data, account) ? placeElsewhere(data) : kept;
	mkdirSync(place, { recursive: true, mode: 0o755 });
	const secrets = join(data, 'secrets');
	mkdirSync(secrets, { recursive: true, mode: 0o700 });
	const cluster = clusterOf(data);
	checkRoom(place, existsSync(cluster) ? neededMegabytes.toGoOn : neededMegabytes.toBegin);
	return { data, place, cluster, log: join(place, 'postgres.log'), secrets };
}
