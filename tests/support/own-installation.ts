import { anyFreePort } from '../../scripts/postgres/ports';
import { ProductProcess } from '../faults/product-process';
import { asSuperuser, leaveAsSuperuser } from './society';

/** A server of its own with a database and a key of its own, at which only one province's office works. */
export type OwnInstallation = {
	url: string;
	truth(statement: string, values?: unknown[]): ReturnType<typeof asSuperuser>;
	stop(): Promise<void>;
};

/** Starts one with demonstration data; whoever works in the other province's office has ended there. */
export async function ownInstallation(provinceCode: string): Promise<OwnInstallation> {
	const product = new ProductProcess(await anyFreePort());
	try {
		await product.start();
		const database = product.superuserUrl();
		const truth = (statement: string, values: unknown[] = []) => asSuperuser(database, statement, values);
		await truth("update memberships set state = 'ended' where role = 'province_coordinator' and province_code <> $1", [
			provinceCode
		]);
		const stop = async () => {
			await leaveAsSuperuser(database);
			await product.remove();
		};
		return { url: product.baseUrl, truth, stop };
	} catch (error) {
		await product.remove();
		throw error;
	}
}
