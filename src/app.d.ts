import type { IncomingMessage } from 'node:http';
import type { Actor, Arrival } from '$lib/server/actor';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Says which words to show. */
			code?: 'unavailable';
			/** What is said in the place of the words of its status, in the language of whoever asked. */
			words?: { title: string; text: string };
			/** Found again in the log. */
			id?: string;
		}
		interface Platform {
			/** The request as Node took it; absent while developing. */
			req?: IncomingMessage;
		}
		interface Locals {
			/** The signed-in person, or null. */
			actor: Actor | null;
			/** Somebody who still owes a second factor, or null. */
			arrival: Arrival | null;
			/** When the session ends unless it is used; null without an actor. */
			sessionEndsAt: Date | null;
			theme: 'light' | 'dark' | 'system';
			databaseDown?: boolean;
		}
	}
}

export {};
