// The command tag of a raw parse tree, as PostgreSQL's CreateCommandTag (src/backend/tcop/utility.c) and AlterObjectTypeCommandTag give it.
'use strict';

const OBJECT = {
  OBJECT_ACCESS_METHOD: 'ACCESS METHOD', OBJECT_AGGREGATE: 'AGGREGATE', OBJECT_ATTRIBUTE: 'TYPE', OBJECT_CAST: 'CAST', OBJECT_COLLATION: 'COLLATION',
  OBJECT_COLUMN: 'TABLE', OBJECT_CONVERSION: 'CONVERSION', OBJECT_DATABASE: 'DATABASE', OBJECT_DOMAIN: 'DOMAIN', OBJECT_DOMCONSTRAINT: 'DOMAIN',
  OBJECT_EVENT_TRIGGER: 'EVENT TRIGGER', OBJECT_EXTENSION: 'EXTENSION', OBJECT_FDW: 'FOREIGN DATA WRAPPER', OBJECT_FOREIGN_SERVER: 'SERVER',
  OBJECT_FOREIGN_TABLE: 'FOREIGN TABLE', OBJECT_FUNCTION: 'FUNCTION', OBJECT_INDEX: 'INDEX', OBJECT_LANGUAGE: 'LANGUAGE', OBJECT_LARGEOBJECT: 'LARGE OBJECT',
  OBJECT_MATVIEW: 'MATERIALIZED VIEW', OBJECT_OPCLASS: 'OPERATOR CLASS', OBJECT_OPERATOR: 'OPERATOR', OBJECT_OPFAMILY: 'OPERATOR FAMILY', OBJECT_POLICY: 'POLICY',
  OBJECT_PROCEDURE: 'PROCEDURE', OBJECT_PUBLICATION: 'PUBLICATION', OBJECT_ROLE: 'ROLE', OBJECT_ROUTINE: 'ROUTINE', OBJECT_RULE: 'RULE', OBJECT_SCHEMA: 'SCHEMA',
  OBJECT_SEQUENCE: 'SEQUENCE', OBJECT_STATISTIC_EXT: 'STATISTICS', OBJECT_SUBSCRIPTION: 'SUBSCRIPTION', OBJECT_TABCONSTRAINT: 'TABLE', OBJECT_TABLE: 'TABLE',
  OBJECT_TABLESPACE: 'TABLESPACE', OBJECT_TRANSFORM: 'TRANSFORM', OBJECT_TRIGGER: 'TRIGGER', OBJECT_TSCONFIGURATION: 'TEXT SEARCH CONFIGURATION',
  OBJECT_TSDICTIONARY: 'TEXT SEARCH DICTIONARY', OBJECT_TSPARSER: 'TEXT SEARCH PARSER', OBJECT_TSTEMPLATE: 'TEXT SEARCH TEMPLATE', OBJECT_TYPE: 'TYPE', OBJECT_VIEW: 'VIEW',
};

const TRANSACTION = {
  TRANS_STMT_BEGIN: 'BEGIN', TRANS_STMT_START: 'START TRANSACTION', TRANS_STMT_COMMIT: 'COMMIT', TRANS_STMT_ROLLBACK: 'ROLLBACK', TRANS_STMT_ROLLBACK_TO: 'ROLLBACK',
  TRANS_STMT_SAVEPOINT: 'SAVEPOINT', TRANS_STMT_RELEASE: 'RELEASE', TRANS_STMT_PREPARE: 'PREPARE TRANSACTION', TRANS_STMT_COMMIT_PREPARED: 'COMMIT PREPARED',
  TRANS_STMT_ROLLBACK_PREPARED: 'ROLLBACK PREPARED',
};

const FIXED = {
  InsertStmt: 'INSERT', DeleteStmt: 'DELETE', UpdateStmt: 'UPDATE', MergeStmt: 'MERGE', DeclareCursorStmt: 'DECLARE CURSOR',
  CreateDomainStmt: 'CREATE DOMAIN', CreateSchemaStmt: 'CREATE SCHEMA', CreateStmt: 'CREATE TABLE', CreateTableSpaceStmt: 'CREATE TABLESPACE',
  DropTableSpaceStmt: 'DROP TABLESPACE', AlterTableSpaceOptionsStmt: 'ALTER TABLESPACE', CreateExtensionStmt: 'CREATE EXTENSION', AlterExtensionStmt: 'ALTER EXTENSION',
  AlterExtensionContentsStmt: 'ALTER EXTENSION', CreateFdwStmt: 'CREATE FOREIGN DATA WRAPPER', AlterFdwStmt: 'ALTER FOREIGN DATA WRAPPER',
  CreateForeignServerStmt: 'CREATE SERVER', AlterForeignServerStmt: 'ALTER SERVER', CreateUserMappingStmt: 'CREATE USER MAPPING', AlterUserMappingStmt: 'ALTER USER MAPPING',
  DropUserMappingStmt: 'DROP USER MAPPING', CreateForeignTableStmt: 'CREATE FOREIGN TABLE', ImportForeignSchemaStmt: 'IMPORT FOREIGN SCHEMA', TruncateStmt: 'TRUNCATE TABLE',
  CommentStmt: 'COMMENT', SecLabelStmt: 'SECURITY LABEL', CopyStmt: 'COPY', AlterDomainStmt: 'ALTER DOMAIN', AlterDefaultPrivilegesStmt: 'ALTER DEFAULT PRIVILEGES',
  CompositeTypeStmt: 'CREATE TYPE', CreateEnumStmt: 'CREATE TYPE', CreateRangeStmt: 'CREATE TYPE', AlterEnumStmt: 'ALTER TYPE', ViewStmt: 'CREATE VIEW', IndexStmt: 'CREATE INDEX',
  RuleStmt: 'CREATE RULE', CreateSeqStmt: 'CREATE SEQUENCE', AlterSeqStmt: 'ALTER SEQUENCE', DoStmt: 'DO', CreatedbStmt: 'CREATE DATABASE', AlterDatabaseStmt: 'ALTER DATABASE',
  AlterDatabaseRefreshCollStmt: 'ALTER DATABASE', AlterDatabaseSetStmt: 'ALTER DATABASE', DropdbStmt: 'DROP DATABASE', NotifyStmt: 'NOTIFY', ListenStmt: 'LISTEN',
  UnlistenStmt: 'UNLISTEN', LoadStmt: 'LOAD', CallStmt: 'CALL', ClusterStmt: 'CLUSTER', ExplainStmt: 'EXPLAIN', RefreshMatViewStmt: 'REFRESH MATERIALIZED VIEW',
  AlterSystemStmt: 'ALTER SYSTEM', VariableShowStmt: 'SHOW', CreateTransformStmt: 'CREATE TRANSFORM', CreateTrigStmt: 'CREATE TRIGGER', CreateEventTrigStmt: 'CREATE EVENT TRIGGER',
  AlterEventTrigStmt: 'ALTER EVENT TRIGGER', CreatePLangStmt: 'CREATE LANGUAGE', CreateRoleStmt: 'CREATE ROLE', AlterRoleStmt: 'ALTER ROLE', AlterRoleSetStmt: 'ALTER ROLE',
  DropRoleStmt: 'DROP ROLE', DropOwnedStmt: 'DROP OWNED', ReassignOwnedStmt: 'REASSIGN OWNED', LockStmt: 'LOCK TABLE', ConstraintsSetStmt: 'SET CONSTRAINTS',
  CheckPointStmt: 'CHECKPOINT', ReindexStmt: 'REINDEX', CreateConversionStmt: 'CREATE CONVERSION', CreateCastStmt: 'CREATE CAST', CreateOpClassStmt: 'CREATE OPERATOR CLASS',
  CreateOpFamilyStmt: 'CREATE OPERATOR FAMILY', AlterOpFamilyStmt: 'ALTER OPERATOR FAMILY', AlterOperatorStmt: 'ALTER OPERATOR', AlterTypeStmt: 'ALTER TYPE',
  AlterTSDictionaryStmt: 'ALTER TEXT SEARCH DICTIONARY', AlterTSConfigurationStmt: 'ALTER TEXT SEARCH CONFIGURATION', CreatePolicyStmt: 'CREATE POLICY',
  AlterPolicyStmt: 'ALTER POLICY', CreateAmStmt: 'CREATE ACCESS METHOD', CreatePublicationStmt: 'CREATE PUBLICATION', AlterPublicationStmt: 'ALTER PUBLICATION',
  CreateSubscriptionStmt: 'CREATE SUBSCRIPTION', AlterSubscriptionStmt: 'ALTER SUBSCRIPTION', DropSubscriptionStmt: 'DROP SUBSCRIPTION', AlterCollationStmt: 'ALTER COLLATION',
  PrepareStmt: 'PREPARE', ExecuteStmt: 'EXECUTE', CreateStatsStmt: 'CREATE STATISTICS', AlterStatsStmt: 'ALTER STATISTICS',
};

const alter = type => 'ALTER ' + object(type);

function object(type) {
  if (!(type in OBJECT)) throw new Error('no command tag for ' + type);
  return OBJECT[type];
}

// INTO of a set operation stands in its first SELECT.
const isInto = s => s.intoClause !== undefined || (s.larg !== undefined && isInto(s.larg));

// Fields that have their default value are left out of the JSON.
const BY_FIELDS = {
  // The server makes a CreateTableAsStmt of SELECT INTO, whose tag this is, before it runs it.
  SelectStmt: s => isInto(s) ? 'SELECT INTO' : 'SELECT',
  TransactionStmt: s => TRANSACTION[s.kind],
  ClosePortalStmt: s => s.portalname ? 'CLOSE CURSOR' : 'CLOSE CURSOR ALL',
  FetchStmt: s => s.ismove ? 'MOVE' : 'FETCH',
  DropStmt: s => 'DROP ' + object(s.removeType),
  RenameStmt: s => alter(s.renameType === 'OBJECT_COLUMN' ? s.relationType : s.renameType),
  AlterObjectDependsStmt: s => alter(s.objectType),
  AlterObjectSchemaStmt: s => alter(s.objectType),
  AlterOwnerStmt: s => alter(s.objectType),
  AlterTableMoveAllStmt: s => alter(s.objtype),
  AlterTableStmt: s => alter(s.objtype),
  AlterFunctionStmt: s => alter(s.objtype),
  GrantStmt: s => s.is_grant ? 'GRANT' : 'REVOKE',
  GrantRoleStmt: s => s.is_grant ? 'GRANT ROLE' : 'REVOKE ROLE',
  DefineStmt: s => 'CREATE ' + object(s.kind),
  CreateFunctionStmt: s => s.is_procedure ? 'CREATE PROCEDURE' : 'CREATE FUNCTION',
  VacuumStmt: s => s.is_vacuumcmd ? 'VACUUM' : 'ANALYZE',
  CreateTableAsStmt: s => s.objtype === 'OBJECT_MATVIEW' ? 'CREATE MATERIALIZED VIEW' : s.is_select_into ? 'SELECT INTO' : 'CREATE TABLE AS',
  VariableSetStmt: s => s.kind === 'VAR_RESET' || s.kind === 'VAR_RESET_ALL' ? 'RESET' : 'SET',
  DiscardStmt: s => 'DISCARD ' + s.target.slice('DISCARD_'.length),
  DeallocateStmt: s => s.name ? 'DEALLOCATE' : 'DEALLOCATE ALL',
};

/** @param node A statement as { NodeName: fields }. */
exports.commandTag = node => {
  const [name, fields] = Object.entries(node)[0];
  const tag = FIXED[name] ?? BY_FIELDS[name]?.(fields);
  if (!tag) throw new Error('no command tag for ' + name);
  return tag;
};
