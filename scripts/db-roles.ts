import { databaseName, rolesScript } from './postgres/roles';

console.log(rolesScript(databaseName, { owner: 'CHANGE-THIS-OWNER-PASSWORD', app: 'CHANGE-THIS-APP-PASSWORD' }));
