import type { Actor } from '$lib/server/actor';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Says which words to show. */
			code?: 'unavailable';
			/** Found again in the log. */
			id?: string;
		}
		interface Locals {
			/** The signed-in person, or null. */
			actor: Actor | null;
			theme: 'light' | 'dark' | 'system';
			databaseDown?: boolean;
		}
	}
}

export {};
