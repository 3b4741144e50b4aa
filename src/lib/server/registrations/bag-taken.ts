import { and, eq, ne, sql } from 'drizzle-orm';
import { donations } from '../db/schema/registrations';
import type { Tx } from '../scope';

/** Whether another donation of the drive has this number already, in capitals or not and with blanks or without; `own` is the donation that may have it. */
export async function bagIsTaken(tx: Tx, driveId: string, bagNumber: string, own?: string): Promise<boolean> {
	if (bagNumber === '') return false;
	const plain = (number: unknown) => sql`upper(replace(${number}, ' ', ''))`;
	const same = sql`${plain(donations.bagNumber)} = ${plain(bagNumber)}`;
	const others = and(eq(donations.driveId, driveId), same, own === undefined ? undefined : ne(donations.id, own));
	return (await tx.$count(donations, others)) > 0;
}
