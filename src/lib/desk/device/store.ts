import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';

/** What is encrypted on the device: nobody reads it without the device's own key, which cannot be taken off it. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };

/** A drive that is kept on the device, with its people; `until` is when they are forgotten (milliseconds). */
export type KeptDrive = { driveId: string; at: number; until: number; people: number; bytes: number; sealed: Sealed };

/**
 * An operation that the server has not confirmed, or `refused`; `number` is the order in which it was done here, `by` the account that was signed in, empty
 * where that was not known and missing in what an earlier program kept, `sealedBack` how somebody stood before an act that it takes back.
 */
export type KeptOperation = {
	number?: number;
	id: string;
	driveId: string;
	refused: boolean;
	by?: string;
	sealed: Sealed;
	sealedBack?: Sealed;
};

/** What was done last here with one person, and how they stood before. */
export type KeptStep = { registrationId: string; driveId: string; sealed: Sealed };

interface DeskDatabase extends DBSchema {
	device: { key: string; value: CryptoKey | string };
	drives: { key: string; value: KeptDrive };
	queue: { key: number; value: KeptOperation; indexes: { drive: string } };
	steps: { key: string; value: KeptStep; indexes: { drive: string } };
}

/** The database of this device. */
export type DeskStore = IDBPDatabase<DeskDatabase>;

const NAME = 'giot-hong-desk';

/** Opens the device's database; `gone` is called once the browser threw it away. */
export function openStore(gone: () => void): Promise<DeskStore> {
	return openDB<DeskDatabase>(NAME, 3, {
		upgrade: (db, before, _after, tx) => upgradeStore(db, before, tx),
		blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
		terminated: gone
	});
}

type Upgrading = IDBPTransaction<DeskDatabase, ('device' | 'drives' | 'queue' | 'steps')[], 'versionchange'>;

/** Makes the database, or lets go of the lists that an earlier program kept in its own way: they are asked for anew. What waits stays. */
export async function upgradeStore(db: DeskStore, before: number, tx: Pick<Upgrading, 'objectStore'>): Promise<void> {
	db.createObjectStore('steps', { keyPath: 'registrationId' }).createIndex('drive', 'driveId');
	if (before >= 1) return tx.objectStore('drives').clear();
	db.createObjectStore('device');
	db.createObjectStore('drives', { keyPath: 'driveId' });
	db.createObjectStore('queue', { keyPath: 'number', autoIncrement: true }).createIndex('drive', 'driveId');
}

/** The name of this device, made once, however many pages ask at once: it tells its operations from those of others. */
export async function deviceId(store: DeskStore): Promise<string> {
	const tx = store.transaction('device', 'readwrite');
	const known = await tx.store.get('id');
	const id = typeof known === 'string' ? known : crypto.randomUUID();
	if (id !== known) await tx.store.put(id, 'id');
	await tx.done;
	return id;
}

/** The device's key: AES-GCM, made here, not extractable. */
async function keyOf(store: DeskStore): Promise<CryptoKey> {
	const known = await store.get('device', 'key');
	if (known instanceof CryptoKey) return known;
	const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
	const tx = store.transaction('device', 'readwrite');
	const meanwhile = await tx.store.get('key');
	if (!(meanwhile instanceof CryptoKey)) await tx.store.put(made, 'key');
	await tx.done;
	return meanwhile instanceof CryptoKey ? meanwhile : made;
}

/** Encrypts a value for this device alone. */
export async function sealHere(store: DeskStore, value: unknown): Promise<Sealed> {
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const text = new TextEncoder().encode(JSON.stringify(value));
	return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(store), text) };
}

/** Reads what `sealHere` wrote on this device. */
export async function unsealHere<T>(store: DeskStore, { iv, data }: Sealed): Promise<T> {
	const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await keyOf(store), data);
	return JSON.parse(new TextDecoder().decode(text)) as T;
}

/** Forgets everything that is kept on this device, its key included. */
export function forgetDevice(): Promise<void> {
	return deleteDB(NAME);
}
