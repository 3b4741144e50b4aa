import { and, desc, eq, ne } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { ServerInput } from '$lib/dhis2/forms';
import { done, refused, type Result } from '$lib/result';
import type { Actor } from '../actor';
import { recordAudit } from '../audit/record';
import { dhis2Servers } from '../db/schema/dhis2';
import { env } from '../env';
import { seal, unsealed } from '../sealing';
import type { Tx } from '../scope';

/** A row that says where a province tells its totals. */
export type Server = typeof dhis2Servers.$inferSelect;

/** Where a request goes and by what it is let in. */
export type Target = { address: string; authorization: string };

/** Why a server was not set. */
export type ServerRefusal = 'needs_https' | 'needs_secret' | 'needs_username' | 'needs_auth' | 'stale';

/** How a province tells of itself; null where nobody has said. */
export async function serverOf(tx: Tx, provinceCode: string): Promise<Server | null> {
	const [standing] = await tx
		.select()
		.from(dhis2Servers)
		.where(eq(dhis2Servers.provinceCode, provinceCode))
		.orderBy(desc(dhis2Servers.setAt), desc(dhis2Servers.id))
		.limit(1);
	return standing ?? null;
}

/** Sets where a province tells its totals. The row before goes, and its secret with it. */
export async function setServer(tx: Tx, actor: Actor, input: ServerInput): Promise<Result<null, ServerRefusal>> {
	const { provinceCode, dataSet, areas } = input;
	const standing = await serverOf(tx, provinceCode);
	if ((standing?.id ?? '') !== input.seen) return refused('stale');
	const id = v7();
	const connection = connectionOf(input, standing, id);
	if (!connection.ok) return connection;
	await tx
		.insert(dhis2Servers)
		.values({ id, provinceCode, dataSet, areas, ...connection.value, setBy: actor.accountId, setAt: new Date() });
	await tx.delete(dhis2Servers).where(and(eq(dhis2Servers.provinceCode, provinceCode), ne(dhis2Servers.id, id)));
	await recordAudit(tx, actor, {
		action: 'dhis2.server_set',
		objectType: 'dhis2',
		objectId: provinceCode,
		provinceCode
	});
	return done(null);
}

type Connection = Pick<Server, 'address' | 'auth' | 'username' | 'secretSealed'>;

function connectionOf(
	{ address, auth, username, secret }: ServerInput,
	standing: Server | null,
	id: string
): Result<Connection, ServerRefusal> {
	if (address === '') return done({ address: null, auth: null, username: null, secretSealed: null });
	if (auth === '') return refused('needs_auth');
	if (!/^https:/i.test(address) && env().DHIS2_NEARBY !== 'allowed') return refused('needs_https');
	if (auth === 'basic' && username === '') return refused('needs_username');
	const url = address.replace(/\/+$/, '');
	// A secret goes to the server for which it was typed, and to no other.
	const kept = standing?.address === url && standing.auth === auth ? secretOf(standing) : null;
	const standingSecret = secret || kept;
	if (!standingSecret) return refused('needs_secret');
	return done({
		address: url,
		auth,
		username: auth === 'basic' ? username : null,
		secretSealed: seal('dhis2', standingSecret, id)
	});
}

const secretOf = ({ id, secretSealed }: Server) => secretSealed && unsealed('dhis2', secretSealed, id);

/** Where to send and how to be let in; `secret_lost` after the key of the installation was lost. */
export function targetOf(server: Server | null): Result<Target, 'no_server' | 'secret_lost'> {
	if (!server?.address) return refused('no_server');
	const secret = secretOf(server);
	if (!secret) return refused('secret_lost');
	const basic = () => `Basic ${Buffer.from(`${server.username}:${secret}`).toString('base64')}`;
	return done({ address: server.address, authorization: server.auth === 'basic' ? basic() : `ApiToken ${secret}` });
}
