namespace PgRollback.Catalog.Expressions;

/// <summary>pg_catalog's functions of PostgreSQL 15 to 18 that a query may call: <c>name(arguments)result{columns}</c>, further overloads without the name; <c>*</c> variadic, <c>=n</c> with n defaults, <c>@</c> aggregate or window function, <c>~</c> set. A test compares it with each server.</summary>
internal static class FunctionList
{
    public const string Text = """
        abbrev(cidr)text (inet)text abs(float4)float4 (float8)float8 (int2)int2 (int4)int4 (int8)int8 (numeric)numeric aclcontains(aclitem[],aclitem)bool
        acldefault(char,oid)aclitem[] aclexplode(aclitem[])~record{grantor:oid,grantee:oid,privilege_type:text,is_grantable:bool}
        aclinsert(aclitem[],aclitem)aclitem[] aclremove(aclitem[],aclitem)aclitem[] acos(float8)float8 acosd(float8)float8 acosh(float8)float8 age(timestamp)interval
        (timestamp,timestamp)interval (timestamptz)interval (timestamptz,timestamptz)interval (xid)int4 amvalidate(oid)bool any_value(anyelement)@anyelement
        area(box)float8 (circle)float8 (path)float8 array_agg(anyarray)@anyarray (anynonarray)@anyarray
        array_append(anycompatiblearray,anycompatible)anycompatiblearray array_dims(anyarray)text array_fill(anyelement,int4[])anyarray
        (anyelement,int4[],int4[])anyarray array_length(anyarray,int4)int4 array_lower(anyarray,int4)int4 array_ndims(anyarray)int4
        array_position(anycompatiblearray,anycompatible)int4 (anycompatiblearray,anycompatible,int4)int4 array_positions(anycompatiblearray,anycompatible)int4[]
        array_prepend(anycompatible,anycompatiblearray)anycompatiblearray array_remove(anycompatiblearray,anycompatible)anycompatiblearray
        array_replace(anycompatiblearray,anycompatible,anycompatible)anycompatiblearray array_reverse(anyarray)anyarray array_sample(anyarray,int4)anyarray
        array_shuffle(anyarray)anyarray array_sort(anyarray)anyarray (anyarray,bool)anyarray (anyarray,bool,bool)anyarray array_to_json(anyarray)json
        (anyarray,bool)json array_to_string(anyarray,text)text (anyarray,text,text)text array_to_tsvector(text[])tsvector array_upper(anyarray,int4)int4
        ascii(text)int4 asin(float8)float8 asind(float8)float8 asinh(float8)float8 atan(float8)float8 atan2(float8,float8)float8 atan2d(float8,float8)float8
        atand(float8)float8 atanh(float8)float8 avg(float4)@float8 (float8)@float8 (int2)@numeric (int4)@numeric (int8)@numeric (interval)@interval (numeric)@numeric
        bit(bit,int4,bool)bit (int4,int4)bit (int8,int4)bit bit_and(bit)@bit (int2)@int2 (int4)@int4 (int8)@int8 bit_count(bit)int8 (bytea)int8 bit_length(bit)int4
        (bytea)int4 (text)int4 bit_or(bit)@bit (int2)@int2 (int4)@int4 (int8)@int8 bit_xor(bit)@bit (int2)@int2 (int4)@int4 (int8)@int8 bitcmp(bit,bit)int4
        bittypmodin(cstring[])int4 bool(int4)bool (jsonb)bool bool_and(bool)@bool bool_or(bool)@bool boolsend(bool)bytea bound_box(box,box)box box(circle)box
        (point)box (point,point)box (polygon)box bpchar(bpchar,int4,bool)bpchar (char)bpchar (name)bpchar bpcharcmp(bpchar,bpchar)int4 bpcharsend(bpchar)bytea
        bpchartypmodin(cstring[])int4 broadcast(inet)inet btbpchar_pattern_cmp(bpchar,bpchar)int4 btequalimage(oid)bool btfloat48cmp(float4,float8)int4
        btfloat4cmp(float4,float4)int4 btfloat84cmp(float8,float4)int4 btfloat8cmp(float8,float8)int4 btrim(bytea,bytea)bytea (text)text (text,text)text
        bttext_pattern_cmp(text,text)int4 btvarstrequalimage(oid)bool bytea(int2)bytea (int4)bytea (int8)bytea byteacmp(bytea,bytea)int4 byteasend(bytea)bytea
        cardinality(anyarray)int4 casefold(text)text cbrt(float8)float8 ceil(float8)float8 (numeric)numeric ceiling(float8)float8 (numeric)numeric center(box)point
        (circle)point char(int4)char (text)char char_length(bpchar)int4 (text)int4 character_length(bpchar)int4 (text)int4 charsend(char)bytea chr(int4)text
        cidr(inet)cidr cidsend(cid)bytea circle(box)circle (point,float8)circle (polygon)circle clock_timestamp()timestamptz col_description(oid,int4)text
        concat(any*)text concat_ws(text,any*)text convert(bytea,name,name)bytea convert_from(bytea,name)text convert_to(text,name)bytea corr(float8,float8)@float8
        cos(float8)float8 cosd(float8)float8 cosh(float8)float8 cot(float8)float8 cotd(float8)float8 count()@int8 (any)@int8 covar_pop(float8,float8)@float8
        covar_samp(float8,float8)@float8 crc32(bytea)int8 crc32c(bytea)int8 cume_dist()@float8 (any*)@float8 current_database()name current_query()text
        current_schema()name current_schemas(bool)name[] current_setting(text)text (text,bool)text current_user()name currtid2(text,tid)tid currval(regclass)int8
        cursor_to_xml(refcursor,int4,bool,bool,text)xml cursor_to_xmlschema(refcursor,bool,bool,text)xml database_to_xml(bool,bool,text)xml
        database_to_xml_and_xmlschema(bool,bool,text)xml database_to_xmlschema(bool,bool,text)xml date(timestamp)date (timestamptz)date
        date_add(timestamptz,interval)timestamptz (timestamptz,interval,text)timestamptz date_bin(interval,timestamp,timestamp)timestamp
        (interval,timestamptz,timestamptz)timestamptz date_cmp(date,date)int4 date_cmp_timestamp(date,timestamp)int4 date_cmp_timestamptz(date,timestamptz)int4
        date_part(text,date)float8 (text,interval)float8 (text,time)float8 (text,timestamp)float8 (text,timestamptz)float8 (text,timetz)float8
        date_subtract(timestamptz,interval)timestamptz (timestamptz,interval,text)timestamptz date_trunc(text,interval)interval (text,timestamp)timestamp
        (text,timestamptz)timestamptz (text,timestamptz,text)timestamptz datemultirange()datemultirange (daterange)datemultirange (daterange[]*)datemultirange
        daterange(date,date)daterange (date,date,text)daterange daterange_canonical(daterange)daterange daterange_subdiff(date,date)float8 decode(text,text)bytea
        degrees(float8)float8 dense_rank()@int8 (any*)@int8 dexp(float8)float8 diagonal(box)lseg diameter(circle)float8 div(numeric,numeric)numeric
        dlog1(float8)float8 dlog10(float8)float8 dround(float8)float8 dtrunc(float8)float8 encode(bytea,text)text enum_cmp(anyenum,anyenum)int4
        enum_first(anyenum)anyenum enum_last(anyenum)anyenum enum_range(anyenum)anyarray (anyenum,anyenum)anyarray erf(float8)float8 erfc(float8)float8
        every(bool)@bool exp(float8)float8 (numeric)numeric extract(text,date)numeric (text,interval)numeric (text,time)numeric (text,timestamp)numeric
        (text,timestamptz)numeric (text,timetz)numeric factorial(int8)numeric family(inet)int4 first_value(anyelement)@anyelement float4(float8)float4 (int2)float4
        (int4)float4 (int8)float4 (jsonb)float4 (numeric)float4 float8(float4)float8 (int2)float8 (int4)float8 (int8)float8 (jsonb)float8 (numeric)float8
        float8send(float8)bytea floor(float8)float8 (numeric)numeric fmgr_c_validator(oid)void fmgr_internal_validator(oid)void fmgr_sql_validator(oid)void
        format(text)text (text,any*)text format_type(oid,int4)text gamma(float8)float8 gcd(int4,int4)int4 (int8,int8)int8 (numeric,numeric)numeric
        gen_random_uuid()uuid generate_series(int4,int4)~int4 (int4,int4,int4)~int4 (int8,int8)~int8 (int8,int8,int8)~int8 (numeric,numeric)~numeric
        (numeric,numeric,numeric)~numeric (timestamp,timestamp,interval)~timestamp (timestamptz,timestamptz,interval)~timestamptz
        (timestamptz,timestamptz,interval,text)~timestamptz generate_subscripts(anyarray,int4)~int4 (anyarray,int4,bool)~int4 get_bit(bit,int4)int4 (bytea,int8)int4
        get_byte(bytea,int4)int4 get_current_ts_config()regconfig getdatabaseencoding()name getpgusername()name has_any_column_privilege(name,oid,text)bool
        (name,text,text)bool (oid,oid,text)bool (oid,text)bool (oid,text,text)bool (text,text)bool has_column_privilege(name,oid,int2,text)bool
        (name,oid,text,text)bool (name,text,int2,text)bool (name,text,text,text)bool (oid,int2,text)bool (oid,oid,int2,text)bool (oid,oid,text,text)bool
        (oid,text,int2,text)bool (oid,text,text)bool (oid,text,text,text)bool (text,int2,text)bool (text,text,text)bool has_database_privilege(name,oid,text)bool
        (name,text,text)bool (oid,oid,text)bool (oid,text)bool (oid,text,text)bool (text,text)bool has_foreign_data_wrapper_privilege(name,oid,text)bool
        (name,text,text)bool (oid,oid,text)bool (oid,text)bool (oid,text,text)bool (text,text)bool has_function_privilege(name,oid,text)bool (name,text,text)bool
        (oid,oid,text)bool (oid,text)bool (oid,text,text)bool (text,text)bool has_language_privilege(name,oid,text)bool (name,text,text)bool (oid,oid,text)bool
        (oid,text)bool (oid,text,text)bool (text,text)bool has_largeobject_privilege(name,oid,text)bool (oid,oid,text)bool (oid,text)bool
        has_parameter_privilege(name,text,text)bool (oid,text,text)bool (text,text)bool has_schema_privilege(name,oid,text)bool (name,text,text)bool
        (oid,oid,text)bool (oid,text)bool (oid,text,text)bool (text,text)bool has_sequence_privilege(name,oid,text)bool (name,text,text)bool (oid,oid,text)bool
        (oid,text)bool (oid,text,text)bool (text,text)bool has_server_privilege(name,oid,text)bool (name,text,text)bool (oid,oid,text)bool (oid,text)bool
        (oid,text,text)bool (text,text)bool has_table_privilege(name,oid,text)bool (name,text,text)bool (oid,oid,text)bool (oid,text)bool (oid,text,text)bool
        (text,text)bool has_tablespace_privilege(name,oid,text)bool (name,text,text)bool (oid,oid,text)bool (oid,text)bool (oid,text,text)bool (text,text)bool
        has_type_privilege(name,oid,text)bool (name,text,text)bool (oid,oid,text)bool (oid,text)bool (oid,text,text)bool (text,text)bool height(box)float8
        host(inet)text hostmask(inet)inet icu_unicode_version()text in_range(date,date,interval,bool,bool)bool (float4,float4,float8,bool,bool)bool
        (float8,float8,float8,bool,bool)bool (int2,int2,int2,bool,bool)bool (int2,int2,int4,bool,bool)bool (int2,int2,int8,bool,bool)bool
        (int4,int4,int2,bool,bool)bool (int4,int4,int4,bool,bool)bool (int4,int4,int8,bool,bool)bool (int8,int8,int8,bool,bool)bool
        (interval,interval,interval,bool,bool)bool (numeric,numeric,numeric,bool,bool)bool (time,time,interval,bool,bool)bool
        (timestamp,timestamp,interval,bool,bool)bool (timestamptz,timestamptz,interval,bool,bool)bool (timetz,timetz,interval,bool,bool)bool inet_client_addr()inet
        inet_client_port()int4 inet_merge(inet,inet)cidr inet_same_family(inet,inet)bool inet_server_addr()inet inet_server_port()int4 initcap(text)text
        int2(bytea)int2 (float4)int2 (float8)int2 (int4)int2 (int8)int2 (jsonb)int2 (numeric)int2 int2send(int2)bytea int2vectorsend(int2[])bytea int4(bit)int4
        (bool)int4 (bytea)int4 (char)int4 (float4)int4 (float8)int4 (int2)int4 (int8)int4 (jsonb)int4 (numeric)int4 int4inc(int4)int4 int4multirange()int4multirange
        (int4range)int4multirange (int4range[]*)int4multirange int4range(int4,int4)int4range (int4,int4,text)int4range int4range_canonical(int4range)int4range
        int4range_subdiff(int4,int4)float8 int4send(int4)bytea int8(bit)int8 (bytea)int8 (float4)int8 (float8)int8 (int2)int8 (int4)int8 (jsonb)int8 (numeric)int8
        (oid)int8 int8multirange()int8multirange (int8range)int8multirange (int8range[]*)int8multirange int8range(int8,int8)int8range (int8,int8,text)int8range
        int8range_canonical(int8range)int8range int8range_subdiff(int8,int8)float8 int8send(int8)bytea interval(interval,int4)interval (time)interval
        interval_cmp(interval,interval)int4 interval_hash(interval)int4 interval_hash_extended(interval,int8)int8 intervaltypmodin(cstring[])int4
        is_normalized(text,text)=1bool isclosed(path)bool isempty(anymultirange)bool (anyrange)bool isfinite(date)bool (interval)bool (timestamp)bool
        (timestamptz)bool ishorizontal(line)bool (lseg)bool (point,point)bool isopen(path)bool isparallel(line,line)bool (lseg,lseg)bool isperp(line,line)bool
        (lseg,lseg)bool isvertical(line)bool (lseg)bool (point,point)bool json_agg(anyelement)@json json_agg_strict(anyelement)@json
        json_array_elements(json)~json{value:json} json_array_elements_text(json)~text{value:text} json_array_length(json)int4 json_build_array()json (any*)json
        json_build_object()json (any*)json json_each(json)~record{key:text,value:json} json_each_text(json)~record{key:text,value:text}
        json_extract_path(json,text[]*)json json_extract_path_text(json,text[]*)text json_object(text[])json (text[],text[])json json_object_agg(any,any)@json
        json_object_agg_strict(any,any)@json json_object_agg_unique(any,any)@json json_object_agg_unique_strict(any,any)@json json_object_keys(json)~text
        json_populate_record(anyelement,json,bool)=1anyelement json_populate_recordset(anyelement,json,bool)=1~anyelement json_strip_nulls(json)json (json,bool)=1json
        json_to_record(json)record json_to_recordset(json)~record json_to_tsvector(json,jsonb)tsvector (regconfig,json,jsonb)tsvector json_typeof(json)text
        jsonb_agg(anyelement)@jsonb jsonb_agg_strict(anyelement)@jsonb jsonb_array_elements(jsonb)~jsonb{value:jsonb}
        jsonb_array_elements_text(jsonb)~text{value:text} jsonb_array_length(jsonb)int4 jsonb_build_array()jsonb (any*)jsonb jsonb_build_object()jsonb (any*)jsonb
        jsonb_cmp(jsonb,jsonb)int4 jsonb_each(jsonb)~record{key:text,value:jsonb} jsonb_each_text(jsonb)~record{key:text,value:text}
        jsonb_extract_path(jsonb,text[]*)jsonb jsonb_extract_path_text(jsonb,text[]*)text jsonb_hash(jsonb)int4 jsonb_hash_extended(jsonb,int8)int8
        jsonb_insert(jsonb,text[],jsonb,bool)=1jsonb jsonb_object(text[])jsonb (text[],text[])jsonb jsonb_object_agg(any,any)@jsonb
        jsonb_object_agg_strict(any,any)@jsonb jsonb_object_agg_unique(any,any)@jsonb jsonb_object_agg_unique_strict(any,any)@jsonb jsonb_object_keys(jsonb)~text
        jsonb_path_exists(jsonb,jsonpath,jsonb,bool)=2bool jsonb_path_exists_tz(jsonb,jsonpath,jsonb,bool)=2bool jsonb_path_match(jsonb,jsonpath,jsonb,bool)=2bool
        jsonb_path_match_tz(jsonb,jsonpath,jsonb,bool)=2bool jsonb_path_query(jsonb,jsonpath,jsonb,bool)=2~jsonb
        jsonb_path_query_array(jsonb,jsonpath,jsonb,bool)=2jsonb jsonb_path_query_array_tz(jsonb,jsonpath,jsonb,bool)=2jsonb
        jsonb_path_query_first(jsonb,jsonpath,jsonb,bool)=2jsonb jsonb_path_query_first_tz(jsonb,jsonpath,jsonb,bool)=2jsonb
        jsonb_path_query_tz(jsonb,jsonpath,jsonb,bool)=2~jsonb jsonb_populate_record(anyelement,jsonb)anyelement jsonb_populate_record_valid(anyelement,jsonb)bool
        jsonb_populate_recordset(anyelement,jsonb)~anyelement jsonb_pretty(jsonb)text jsonb_set(jsonb,text[],jsonb,bool)=1jsonb
        jsonb_set_lax(jsonb,text[],jsonb,bool,text)=2jsonb jsonb_strip_nulls(jsonb)jsonb (jsonb,bool)=1jsonb jsonb_to_record(jsonb)record
        jsonb_to_recordset(jsonb)~record jsonb_to_tsvector(jsonb,jsonb)tsvector (regconfig,jsonb,jsonb)tsvector jsonb_typeof(jsonb)text justify_days(interval)interval
        justify_hours(interval)interval justify_interval(interval)interval lag(anycompatible,int4,anycompatible)@anycompatible (anyelement)@anyelement
        (anyelement,int4)@anyelement last_value(anyelement)@anyelement lastval()int8 lcm(int4,int4)int4 (int8,int8)int8 (numeric,numeric)numeric
        lead(anycompatible,int4,anycompatible)@anycompatible (anyelement)@anyelement (anyelement,int4)@anyelement left(text,int4)text length(bit)int4 (bpchar)int4
        (bytea)int4 (bytea,name)int4 (lseg)float8 (path)float8 (text)int4 (tsvector)int4 lgamma(float8)float8 like(bytea,bytea)bool (name,text)bool (text,text)bool
        like_escape(bytea,bytea)bytea (text,text)text line(point,point)line ln(float8)float8 (numeric)numeric lo_close(int4)int4 lo_creat(int4)oid lo_create(oid)oid
        lo_export(oid,text)int4 lo_from_bytea(oid,bytea)oid lo_get(oid)bytea (oid,int8,int4)bytea lo_import(text)oid (text,oid)oid lo_lseek(int4,int4,int4)int4
        lo_lseek64(int4,int8,int4)int8 lo_open(oid,int4)int4 lo_put(oid,int8,bytea)void lo_tell(int4)int4 lo_tell64(int4)int8 lo_truncate(int4,int4)int4
        lo_truncate64(int4,int8)int4 lo_unlink(oid)int4 log(float8)float8 (numeric)numeric (numeric,numeric)numeric log10(float8)float8 (numeric)numeric
        loread(int4,int4)bytea lower(anymultirange)anyelement (anyrange)anyelement (text)text lower_inc(anymultirange)bool (anyrange)bool lower_inf(anymultirange)bool
        (anyrange)bool lowrite(int4,bytea)int4 lpad(text,int4)text (text,int4,text)text lseg(box)lseg (point,point)lseg ltrim(bytea,bytea)bytea (text)text
        (text,text)text macaddr(macaddr8)macaddr macaddr8(macaddr)macaddr8 macaddr8_cmp(macaddr8,macaddr8)int4 macaddr8_set7bit(macaddr8)macaddr8
        macaddr_cmp(macaddr,macaddr)int4 make_date(int4,int4,int4)date make_interval(int4,int4,int4,int4,int4,int4,float8)=7interval make_time(int4,int4,float8)time
        make_timestamp(int4,int4,int4,int4,int4,float8)timestamp make_timestamptz(int4,int4,int4,int4,int4,float8)timestamptz
        (int4,int4,int4,int4,int4,float8,text)timestamptz makeaclitem(oid,oid,text,bool)aclitem masklen(inet)int4 max(anyarray)@anyarray (anyenum)@anyenum
        (bpchar)@bpchar (bytea)@bytea (date)@date (float4)@float4 (float8)@float8 (inet)@inet (int2)@int2 (int4)@int4 (int8)@int8 (interval)@interval (money)@money
        (numeric)@numeric (oid)@oid (pg_lsn)@pg_lsn (record)@record (text)@text (tid)@tid (time)@time (timestamp)@timestamp (timestamptz)@timestamptz (timetz)@timetz
        (xid8)@xid8 md5(bytea)text (text)text min(anyarray)@anyarray (anyenum)@anyenum (bpchar)@bpchar (bytea)@bytea (date)@date (float4)@float4 (float8)@float8
        (inet)@inet (int2)@int2 (int4)@int4 (int8)@int8 (interval)@interval (money)@money (numeric)@numeric (oid)@oid (pg_lsn)@pg_lsn (record)@record (text)@text
        (tid)@tid (time)@time (timestamp)@timestamp (timestamptz)@timestamptz (timetz)@timetz (xid8)@xid8 min_scale(numeric)int4 mod(int2,int2)int2 (int4,int4)int4
        (int8,int8)int8 (numeric,numeric)numeric mode(anyelement)@anyelement money(int4)money (int8)money (numeric)money multirange(anyrange)anymultirange
        multirange_cmp(anymultirange,anymultirange)int4 mxid_age(xid)int4 name(bpchar)name (text)name (varchar)name nameconcatoid(name,oid)name namesend(name)bytea
        netmask(inet)inet network(inet)cidr network_cmp(inet,inet)int4 nextval(regclass)int8 normalize(text,text)=1text notlike(bytea,bytea)bool (name,text)bool
        (text,text)bool now()timestamptz npoints(path)int4 (polygon)int4 nth_value(anyelement,int4)@anyelement ntile(int4)@int4 num_nonnulls(any*)int4
        num_nulls(any*)int4 numeric(float4)numeric (float8)numeric (int2)numeric (int4)numeric (int8)numeric (jsonb)numeric (money)numeric (numeric,int4)numeric
        numerictypmodin(cstring[])int4 nummultirange()nummultirange (numrange)nummultirange (numrange[]*)nummultirange numnode(tsquery)int4
        numrange(numeric,numeric)numrange (numeric,numeric,text)numrange numrange_subdiff(numeric,numeric)float8 obj_description(oid)text (oid,name)text
        octet_length(bit)int4 (bpchar)int4 (bytea)int4 (text)int4 oid(int8)oid oidsend(oid)bytea oidvectorsend(oid[])bytea oidvectortypes(oid[])text
        overlaps(time,interval,time,interval)bool (time,interval,time,time)bool (time,time,time,interval)bool (time,time,time,time)bool
        (timestamp,interval,timestamp,interval)bool (timestamp,interval,timestamp,timestamp)bool (timestamp,timestamp,timestamp,interval)bool
        (timestamp,timestamp,timestamp,timestamp)bool (timestamptz,interval,timestamptz,interval)bool (timestamptz,interval,timestamptz,timestamptz)bool
        (timestamptz,timestamptz,timestamptz,interval)bool (timestamptz,timestamptz,timestamptz,timestamptz)bool (timetz,timetz,timetz,timetz)bool
        overlay(bit,bit,int4)bit (bit,bit,int4,int4)bit (bytea,bytea,int4)bytea (bytea,bytea,int4,int4)bytea (text,text,int4)text (text,text,int4,int4)text
        parse_ident(text,bool)=1text[] path(polygon)path pclose(path)path percent_rank()@float8 (any*)@float8 percentile_cont(float8,float8)@float8
        (float8,interval)@interval (float8[],float8)@float8[] (float8[],interval)@interval[] percentile_disc(float8,anyelement)@anyelement
        (float8[],anyelement)@anyarray pg_advisory_lock(int4,int4)void (int8)void pg_advisory_lock_shared(int4,int4)void (int8)void pg_advisory_unlock(int4,int4)bool
        (int8)bool pg_advisory_unlock_all()void pg_advisory_unlock_shared(int4,int4)bool (int8)bool pg_advisory_xact_lock(int4,int4)void (int8)void
        pg_advisory_xact_lock_shared(int4,int4)void (int8)void
        pg_available_extension_versions()~record{name:name,version:text,superuser:bool,trusted:bool,relocatable:bool,schema:name,requires:name[],comment:text}
        pg_available_extensions()~record{name:name,default_version:text,comment:text} pg_available_wal_summaries()~record{tli:int8,start_lsn:pg_lsn,end_lsn:pg_lsn}
        pg_backend_pid()int4 pg_backup_start(text,bool)=1pg_lsn pg_backup_stop(bool)=1record{lsn:pg_lsn,labelfile:text,spcmapfile:text} pg_basetype(regtype)regtype
        pg_blocking_pids(int4)int4[] pg_cancel_backend(int4)bool pg_char_to_encoding(name)int4 pg_clear_attribute_stats(text,text,text,bool)void
        pg_clear_relation_stats(text,text)void pg_client_encoding()name pg_collation_actual_version(oid)text pg_collation_for(any)text
        pg_collation_is_visible(oid)bool pg_column_compression(any)text pg_column_is_updatable(regclass,int2,bool)bool pg_column_size(any)int4
        pg_column_toast_chunk_id(any)oid pg_conf_load_time()timestamptz pg_config()~record{name:text,setting:text}
        pg_control_checkpoint()record{checkpoint_lsn:pg_lsn,redo_lsn:pg_lsn,redo_wal_file:text,timeline_id:int4,prev_timeline_id:int4,full_page_writes:bool,next_xid:text,next_oid:oid,next_multixact_id:xid,next_multi_offset:xid,oldest_xid:xid,oldest_xid_dbid:oid,oldest_active_xid:xid,oldest_multi_xid:xid,oldest_multi_dbid:oid,oldest_commit_ts_xid:xid,newest_commit_ts_xid:xid,checkpoint_time:timestamptz}
        pg_control_init()record{?}
        pg_control_recovery()record{min_recovery_end_lsn:pg_lsn,min_recovery_end_timeline:int4,backup_start_lsn:pg_lsn,backup_end_lsn:pg_lsn,end_of_backup_record_required:bool}
        pg_control_system()record{pg_control_version:int4,catalog_version_no:int4,system_identifier:int8,pg_control_last_modified:timestamptz}
        pg_conversion_is_visible(oid)bool pg_copy_logical_replication_slot(name,name)record{slot_name:name,lsn:pg_lsn}
        (name,name,bool)record{slot_name:name,lsn:pg_lsn} (name,name,bool,name)record{slot_name:name,lsn:pg_lsn}
        pg_copy_physical_replication_slot(name,name)record{slot_name:name,lsn:pg_lsn} (name,name,bool)record{slot_name:name,lsn:pg_lsn}
        pg_create_logical_replication_slot(name,name,bool,bool)=2record{slot_name:name,lsn:pg_lsn} (name,name,bool,bool,bool)=3record{slot_name:name,lsn:pg_lsn}
        pg_create_physical_replication_slot(name,bool,bool)=2record{slot_name:name,lsn:pg_lsn} pg_create_restore_point(text)pg_lsn pg_current_logfile()text (text)text
        pg_current_snapshot()pg_snapshot pg_current_wal_flush_lsn()pg_lsn pg_current_wal_insert_lsn()pg_lsn pg_current_wal_lsn()pg_lsn pg_current_xact_id()xid8
        pg_current_xact_id_if_assigned()xid8 pg_cursor()~record{name:text,statement:text,is_holdable:bool,is_binary:bool,is_scrollable:bool,creation_time:timestamptz}
        pg_database_collation_actual_version(oid)text pg_database_size(name)int8 (oid)int8 pg_describe_object(oid,oid,int4)text pg_drop_replication_slot(name)void
        pg_encoding_max_length(int4)int4 pg_encoding_to_char(int4)name
        pg_event_trigger_ddl_commands()~record{classid:oid,objid:oid,objsubid:int4,command_tag:text,object_type:text,schema_name:text,object_identity:text,in_extension:bool,command:pg_ddl_command}
        pg_event_trigger_dropped_objects()~record{classid:oid,objid:oid,objsubid:int4,original:bool,normal:bool,is_temporary:bool,object_type:text,schema_name:text,object_name:text,object_identity:text,address_names:text[],address_args:text[]}
        pg_event_trigger_table_rewrite_oid()oid{oid:oid} pg_event_trigger_table_rewrite_reason()int4 pg_export_snapshot()text
        pg_extension_config_dump(regclass,text)void pg_extension_update_paths(name)~record{source:text,target:text,path:text} pg_filenode_relation(oid,oid)regclass
        pg_function_is_visible(oid)bool pg_get_acl(oid,oid,int4)aclitem[]
        pg_get_aios()~record{pid:int4,io_id:int4,io_generation:int8,state:text,operation:text,off:int8,length:int8,target:text,handle_data_len:int2,raw_result:int4,result:text,target_desc:text,f_sync:bool,f_localmem:bool,f_buffered:bool}
        pg_get_backend_memory_contexts()~record{?}
        pg_get_catalog_foreign_keys()~record{fktable:regclass,fkcols:text[],pktable:regclass,pkcols:text[],is_array:bool,is_opt:bool} pg_get_constraintdef(oid)text
        (oid,bool)text pg_get_expr(pg_node_tree,oid)text (pg_node_tree,oid,bool)text pg_get_function_arg_default(oid,int4)text pg_get_function_arguments(oid)text
        pg_get_function_identity_arguments(oid)text pg_get_function_result(oid)text pg_get_function_sqlbody(oid)text pg_get_functiondef(oid)text
        pg_get_indexdef(oid)text (oid,int4,bool)text pg_get_keywords()~record{word:text,catcode:char,barelabel:bool,catdesc:text,baredesc:text}
        pg_get_loaded_modules()~record{module_name:text,version:text,file_name:text} pg_get_multixact_members(xid)~record{xid:xid,mode:text}
        pg_get_object_address(text,text[],text[])record{classid:oid,objid:oid,objsubid:int4} pg_get_partition_constraintdef(oid)text pg_get_partkeydef(oid)text
        pg_get_publication_tables(text)~record{relid:oid,attrs:int2[],qual:pg_node_tree} (text[]*)~record{pubid:oid,relid:oid,attrs:int2[],qual:pg_node_tree}
        pg_get_replica_identity_index(regclass)regclass pg_get_replication_slots()~record{?} pg_get_ruledef(oid)text (oid,bool)text
        pg_get_sequence_data(regclass)record{last_value:int8,is_called:bool} pg_get_serial_sequence(text,text)text
        pg_get_shmem_allocations()~record{name:text,off:int8,size:int8,allocated_size:int8} pg_get_shmem_allocations_numa()~record{name:text,numa_node:int4,size:int8}
        pg_get_statisticsobjdef(oid)text pg_get_statisticsobjdef_columns(oid)text pg_get_statisticsobjdef_expressions(oid)text[] pg_get_triggerdef(oid)text
        (oid,bool)text pg_get_userbyid(oid)name pg_get_viewdef(oid)text (oid,bool)text (oid,int4)text (text)text (text,bool)text
        pg_get_wait_events()~record{type:text,name:text,description:text} pg_get_wal_replay_pause_state()text
        pg_get_wal_resource_managers()~record{rm_id:int4,rm_name:text,rm_builtin:bool}
        pg_get_wal_summarizer_state()record{summarized_tli:int8,summarized_lsn:pg_lsn,pending_lsn:pg_lsn,summarizer_pid:int4} pg_has_role(name,name,text)bool
        (name,oid,text)bool (name,text)bool (oid,name,text)bool (oid,oid,text)bool (oid,text)bool pg_hba_file_rules()~record{?} pg_ident_file_mappings()~record{?}
        pg_identify_object(oid,oid,int4)record{type:text,schema:text,name:text,identity:text}
        pg_identify_object_as_address(oid,oid,int4)record{type:text,object_names:text[],object_args:text[]} pg_import_system_collations(regnamespace)int4
        pg_index_column_has_property(regclass,int4,text)bool pg_index_has_property(regclass,text)bool pg_indexam_has_property(oid,text)bool
        pg_indexam_progress_phasename(oid,int8)text pg_indexes_size(regclass)int8
        pg_input_error_info(text,text)record{message:text,detail:text,hint:text,sql_error_code:text} pg_input_is_valid(text,text)bool pg_is_in_recovery()bool
        pg_is_other_temp_schema(oid)bool pg_is_wal_replay_paused()bool pg_isolation_test_session_is_blocked(int4,int4[])bool pg_jit_available()bool
        pg_last_committed_xact()record{xid:xid,timestamp:timestamptz,roident:oid} pg_last_wal_receive_lsn()pg_lsn pg_last_wal_replay_lsn()pg_lsn
        pg_last_xact_replay_timestamp()timestamptz pg_listening_channels()~text
        pg_lock_status()~record{locktype:text,database:oid,relation:oid,page:int4,tuple:int2,virtualxid:text,transactionid:xid,classid:oid,objid:oid,objsubid:int2,virtualtransaction:text,pid:int4,mode:text,granted:bool,fastpath:bool,waitstart:timestamptz}
        pg_log_backend_memory_contexts(int4)bool pg_log_standby_snapshot()pg_lsn pg_logical_emit_message(bool,text,bytea)pg_lsn (bool,text,bytea,bool)=1pg_lsn
        (bool,text,text)pg_lsn (bool,text,text,bool)=1pg_lsn pg_logical_slot_get_binary_changes(name,pg_lsn,int4,text[]*)=1~record{lsn:pg_lsn,xid:xid,data:bytea}
        pg_logical_slot_get_changes(name,pg_lsn,int4,text[]*)=1~record{lsn:pg_lsn,xid:xid,data:text}
        pg_logical_slot_peek_binary_changes(name,pg_lsn,int4,text[]*)=1~record{lsn:pg_lsn,xid:xid,data:bytea}
        pg_logical_slot_peek_changes(name,pg_lsn,int4,text[]*)=1~record{lsn:pg_lsn,xid:xid,data:text}
        pg_ls_archive_statusdir()~record{name:text,size:int8,modification:timestamptz} pg_ls_dir(text)~text (text,bool,bool)~text
        pg_ls_logdir()~record{name:text,size:int8,modification:timestamptz} pg_ls_logicalmapdir()~record{name:text,size:int8,modification:timestamptz}
        pg_ls_logicalsnapdir()~record{name:text,size:int8,modification:timestamptz} pg_ls_replslotdir(text)~record{name:text,size:int8,modification:timestamptz}
        pg_ls_summariesdir()~record{name:text,size:int8,modification:timestamptz} pg_ls_tmpdir()~record{name:text,size:int8,modification:timestamptz}
        (oid)~record{name:text,size:int8,modification:timestamptz} pg_ls_waldir()~record{name:text,size:int8,modification:timestamptz} pg_lsn(numeric)pg_lsn
        pg_lsn_cmp(pg_lsn,pg_lsn)int4 pg_lsn_hash(pg_lsn)int4 pg_lsn_hash_extended(pg_lsn,int8)int8 pg_my_temp_schema()oid pg_nextoid(regclass,name,regclass)oid
        pg_notification_queue_usage()float8 pg_notify(text,text)void pg_numa_available()bool pg_opclass_is_visible(oid)bool pg_operator_is_visible(oid)bool
        pg_opfamily_is_visible(oid)bool pg_options_to_table(text[])~record{option_name:text,option_value:text}
        pg_partition_ancestors(regclass)~regclass{relid:regclass} pg_partition_root(regclass)regclass
        pg_partition_tree(regclass)~record{relid:regclass,parentrelid:regclass,isleaf:bool,level:int4} pg_postmaster_start_time()timestamptz
        pg_prepared_statement()~record{?} pg_prepared_xact()~record{transaction:xid,gid:text,prepared:timestamptz,ownerid:oid,dbid:oid} pg_promote(bool,int4)=2bool
        pg_read_binary_file(text)bytea (text,bool)bytea (text,int8,int8)bytea (text,int8,int8,bool)bytea pg_read_file(text)text (text,bool)text (text,int8,int8)text
        (text,int8,int8,bool)text pg_read_file_old(text,int8,int8)text pg_relation_filenode(regclass)oid pg_relation_filepath(regclass)text
        pg_relation_is_publishable(regclass)bool pg_relation_is_updatable(regclass,bool)int4 pg_relation_size(regclass)int8 (regclass,text)int8 pg_reload_conf()bool
        pg_replication_slot_advance(name,pg_lsn)record{slot_name:name,end_lsn:pg_lsn} pg_restore_attribute_stats(any*)bool pg_restore_relation_stats(any*)bool
        pg_rotate_logfile()bool pg_rotate_logfile_old()bool pg_safe_snapshot_blocking_pids(int4)int4[] pg_sequence_last_value(regclass)int8
        pg_sequence_parameters(oid)record{start_value:int8,minimum_value:int8,maximum_value:int8,increment:int8,cycle_option:bool,cache_size:int8,data_type:oid}
        pg_settings_get_flags(text)text[]
        pg_show_all_file_settings()~record{sourcefile:text,sourceline:int4,seqno:int4,name:text,setting:text,applied:bool,error:text}
        pg_show_all_settings()~record{name:text,setting:text,unit:text,category:text,short_desc:text,extra_desc:text,context:text,vartype:text,source:text,min_val:text,max_val:text,enumvals:text[],boot_val:text,reset_val:text,sourcefile:text,sourceline:int4,pending_restart:bool}
        pg_show_replication_origin_status()~record{local_id:oid,external_id:text,remote_lsn:pg_lsn,local_lsn:pg_lsn} pg_size_bytes(text)int8 pg_size_pretty(int8)text
        (numeric)text pg_sleep(float8)void pg_sleep_for(interval)void pg_sleep_until(timestamptz)void pg_snapshot_xip(pg_snapshot)~xid8
        pg_snapshot_xmax(pg_snapshot)xid8 pg_snapshot_xmin(pg_snapshot)xid8 pg_split_walfile_name(text)record{segment_number:numeric,timeline_id:int8}
        pg_stat_clear_snapshot()void
        pg_stat_file(text)record{size:int8,access:timestamptz,modification:timestamptz,change:timestamptz,creation:timestamptz,isdir:bool}
        (text,bool)record{size:int8,access:timestamptz,modification:timestamptz,change:timestamptz,creation:timestamptz,isdir:bool} pg_stat_force_next_flush()void
        pg_stat_have_stats(text,oid,int8)bool (text,oid,oid)bool pg_stat_reset()void pg_stat_reset_backend_stats(int4)void pg_stat_reset_replication_slot(text)void
        pg_stat_reset_shared(text)? pg_stat_reset_single_function_counters(oid)void pg_stat_reset_single_table_counters(oid)void pg_stat_reset_slru(text)?
        pg_stat_reset_subscription_stats(oid)void pg_statistics_obj_is_visible(oid)bool pg_stop_making_pinned_objects()void pg_switch_wal()pg_lsn
        pg_sync_replication_slots()void pg_table_is_visible(oid)bool pg_table_size(regclass)int8 pg_tablespace_databases(oid)~oid pg_tablespace_location(oid)text
        pg_tablespace_size(name)int8 (oid)int8 pg_terminate_backend(int4,int8)=1bool pg_timezone_abbrevs()~record{abbrev:text,utc_offset:interval,is_dst:bool}
        pg_timezone_abbrevs_abbrevs()~record{abbrev:text,utc_offset:interval,is_dst:bool}
        pg_timezone_abbrevs_zone()~record{abbrev:text,utc_offset:interval,is_dst:bool}
        pg_timezone_names()~record{name:text,abbrev:text,utc_offset:interval,is_dst:bool} pg_total_relation_size(regclass)int8 pg_trigger_depth()int4
        pg_try_advisory_lock(int4,int4)bool (int8)bool pg_try_advisory_lock_shared(int4,int4)bool (int8)bool pg_try_advisory_xact_lock(int4,int4)bool (int8)bool
        pg_try_advisory_xact_lock_shared(int4,int4)bool (int8)bool pg_ts_config_is_visible(oid)bool pg_ts_dict_is_visible(oid)bool pg_ts_parser_is_visible(oid)bool
        pg_ts_template_is_visible(oid)bool pg_type_is_visible(oid)bool pg_typeof(any)regtype pg_visible_in_snapshot(xid8,pg_snapshot)bool
        pg_wal_lsn_diff(pg_lsn,pg_lsn)numeric pg_wal_replay_pause()void pg_wal_replay_resume()void
        pg_wal_summary_contents(int8,pg_lsn,pg_lsn)~record{relfilenode:oid,reltablespace:oid,reldatabase:oid,relforknumber:int2,relblocknumber:int8,is_limit_block:bool}
        pg_walfile_name(pg_lsn)text pg_walfile_name_offset(pg_lsn)record{file_name:text,file_offset:int4} pg_xact_commit_timestamp(xid)timestamptz
        pg_xact_commit_timestamp_origin(xid)record{timestamp:timestamptz,roident:oid} pg_xact_status(xid8)text phraseto_tsquery(regconfig,text)tsquery (text)tsquery
        pi()float8 plainto_tsquery(regconfig,text)tsquery (text)tsquery plpgsql_validator(oid)void point(box)point (circle)point (float8,float8)point (lseg)point
        (polygon)point polygon(box)polygon (circle)polygon (int4,circle)polygon (path)polygon popen(path)path position(bit,bit)int4 (bytea,bytea)int4 (text,text)int4
        postgresql_fdw_validator(text[],oid)bool pow(float8,float8)float8 (numeric,numeric)numeric power(float8,float8)float8 (numeric,numeric)numeric
        query_to_xml(text,bool,bool,text)xml query_to_xml_and_xmlschema(text,bool,bool,text)xml query_to_xmlschema(text,bool,bool,text)xml querytree(tsquery)text
        quote_ident(text)text quote_literal(anyelement)text (text)text quote_nullable(anyelement)text (text)text radians(float8)float8 radius(circle)float8
        random()float8 (int4,int4)int4 (int8,int8)int8 (numeric,numeric)numeric random_normal(float8,float8)=2float8 range_agg(anymultirange)@anymultirange
        (anyrange)@anymultirange range_cmp(anyrange,anyrange)int4 range_intersect_agg(anymultirange)@anymultirange (anyrange)@anyrange
        range_merge(anymultirange)anyrange (anyrange,anyrange)anyrange rank()@int8 (any*)@int8 regclass(text)regclass regclasssend(regclass)bytea
        regcollationsend(regcollation)bytea regconfigsend(regconfig)bytea regdictionarysend(regdictionary)bytea regexp_count(text,text)int4 (text,text,int4)int4
        (text,text,int4,text)int4 regexp_instr(text,text)int4 (text,text,int4)int4 (text,text,int4,int4)int4 (text,text,int4,int4,int4)int4
        (text,text,int4,int4,int4,text)int4 (text,text,int4,int4,int4,text,int4)int4 regexp_like(text,text)bool (text,text,text)bool regexp_match(text,text)text[]
        (text,text,text)text[] regexp_matches(text,text)~text[] (text,text,text)~text[] regexp_replace(text,text,text)text (text,text,text,int4)text
        (text,text,text,int4,int4)text (text,text,text,int4,int4,text)text (text,text,text,text)text regexp_split_to_array(text,text)text[] (text,text,text)text[]
        regexp_split_to_table(text,text)~text (text,text,text)~text regexp_substr(text,text)text (text,text,int4)text (text,text,int4,int4)text
        (text,text,int4,int4,text)text (text,text,int4,int4,text,int4)text regnamespacesend(regnamespace)bytea regoperatorsend(regoperator)bytea
        regopersend(regoper)bytea regproceduresend(regprocedure)bytea regprocsend(regproc)bytea regr_avgx(float8,float8)@float8 regr_avgy(float8,float8)@float8
        regr_count(float8,float8)@int8 regr_intercept(float8,float8)@float8 regr_r2(float8,float8)@float8 regr_slope(float8,float8)@float8
        regr_sxx(float8,float8)@float8 regr_sxy(float8,float8)@float8 regr_syy(float8,float8)@float8 regrolesend(regrole)bytea regtypesend(regtype)bytea
        repeat(text,int4)text replace(text,text,text)text reverse(bytea)bytea (text)text right(text,int4)text round(float8)float8 (numeric)numeric
        (numeric,int4)numeric row_number()@int8 row_security_active(oid)bool (text)bool row_to_json(record)json (record,bool)json rpad(text,int4)text
        (text,int4,text)text rtrim(bytea,bytea)bytea (text)text (text,text)text satisfies_hash_partition(oid,int4,int4,any*)bool scale(numeric)int4
        schema_to_xml(name,bool,bool,text)xml schema_to_xml_and_xmlschema(name,bool,bool,text)xml schema_to_xmlschema(name,bool,bool,text)xml session_user()name
        set_bit(bit,int4,int4)bit (bytea,int8,int4)bytea set_byte(bytea,int4,int4)bytea set_config(text,text,bool)text set_masklen(cidr,int4)cidr (inet,int4)inet
        setseed(float8)void setval(regclass,int8)int8 (regclass,int8,bool)int8 setweight(tsvector,char)tsvector (tsvector,char,text[])tsvector sha224(bytea)bytea
        sha256(bytea)bytea sha384(bytea)bytea sha512(bytea)bytea shobj_description(oid,name)text sign(float8)float8 (numeric)numeric similar_escape(text,text)text
        similar_to_escape(text)text (text,text)text sin(float8)float8 sind(float8)float8 sinh(float8)float8 slope(point,point)float8 split_part(text,text,int4)text
        sqrt(float8)float8 (numeric)numeric statement_timestamp()timestamptz stddev(float4)@float8 (float8)@float8 (int2)@numeric (int4)@numeric (int8)@numeric
        (numeric)@numeric stddev_pop(float4)@float8 (float8)@float8 (int2)@numeric (int4)@numeric (int8)@numeric (numeric)@numeric stddev_samp(float4)@float8
        (float8)@float8 (int2)@numeric (int4)@numeric (int8)@numeric (numeric)@numeric string_agg(bytea,bytea)@bytea (text,text)@text string_to_array(text,text)text[]
        (text,text,text)text[] string_to_table(text,text)~text (text,text,text)~text strip(tsvector)tsvector strpos(text,text)int4 substr(bytea,int4)bytea
        (bytea,int4,int4)bytea (text,int4)text (text,int4,int4)text substring(bit,int4)bit (bit,int4,int4)bit (bytea,int4)bytea (bytea,int4,int4)bytea (text,int4)text
        (text,int4,int4)text (text,text)text (text,text,text)text sum(float4)@float4 (float8)@float8 (int2)@int8 (int4)@int8 (int8)@numeric (interval)@interval
        (money)@money (numeric)@numeric system_user()text table_to_xml(regclass,bool,bool,text)xml table_to_xml_and_xmlschema(regclass,bool,bool,text)xml
        table_to_xmlschema(regclass,bool,bool,text)xml tan(float8)float8 tand(float8)float8 tanh(float8)float8 text(bool)text (bpchar)text (char)text (inet)text
        (name)text (xml)text textlen(text)int4 textsend(text)bytea tidsend(tid)bytea time(interval)time (time,int4)time (timestamp)time (timestamptz)time (timetz)time
        time_cmp(time,time)int4 time_hash(time)int4 time_hash_extended(time,int8)int8 timeofday()text timestamp(date)timestamp (date,time)timestamp
        (timestamp,int4)timestamp (timestamptz)timestamp timestamptypmodin(cstring[])int4 timestamptz(date)timestamptz (date,time)timestamptz (date,timetz)timestamptz
        (timestamp)timestamptz (timestamptz,int4)timestamptz timestamptz_cmp(timestamptz,timestamptz)int4 timestamptz_cmp_date(timestamptz,date)int4
        timestamptz_cmp_timestamp(timestamptz,timestamp)int4 timestamptz_hash(timestamptz)int4 timestamptz_hash_extended(timestamptz,int8)int8
        timestamptztypmodin(cstring[])int4 timetypmodin(cstring[])int4 timetz(time)timetz (timestamptz)timetz (timetz,int4)timetz timetz_cmp(timetz,timetz)int4
        timetz_hash(timetz)int4 timetz_hash_extended(timetz,int8)int8 timetztypmodin(cstring[])int4 timezone(interval,timestamp)timestamptz
        (interval,timestamptz)timestamp (interval,timetz)timetz (text,timestamp)timestamptz (text,timestamptz)timestamp (text,timetz)timetz (timestamp)timestamptz
        (timestamptz)timestamp (timetz)timetz to_ascii(text)text (text,int4)text (text,name)text to_bin(int4)text (int8)text to_char(float4,text)text
        (float8,text)text (int4,text)text (int8,text)text (interval,text)text (numeric,text)text (timestamp,text)text (timestamptz,text)text to_date(text,text)date
        to_hex(int4)text (int8)text to_json(anyelement)json to_jsonb(anyelement)jsonb to_number(text,text)numeric to_oct(int4)text (int8)text
        to_regclass(text)regclass to_regcollation(text)regcollation to_regnamespace(text)regnamespace to_regoper(text)regoper to_regoperator(text)regoperator
        to_regproc(text)regproc to_regprocedure(text)regprocedure to_regrole(text)regrole to_regtype(text)regtype to_regtypemod(text)int4
        to_timestamp(float8)timestamptz (text,text)timestamptz to_tsquery(regconfig,text)tsquery (text)tsquery to_tsvector(json)tsvector (jsonb)tsvector
        (regconfig,json)tsvector (regconfig,jsonb)tsvector (regconfig,text)tsvector (text)tsvector transaction_timestamp()timestamptz translate(text,text,text)text
        trim_array(anyarray,int4)anyarray trim_scale(numeric)numeric trunc(float8)float8 (macaddr)macaddr (macaddr8)macaddr8 (numeric)numeric (numeric,int4)numeric
        ts_debug(regconfig,text)~record{alias:text,description:text,token:text,dictionaries:regdictionary[],dictionary:regdictionary,lexemes:text[]}
        (text)~record{alias:text,description:text,token:text,dictionaries:regdictionary[],dictionary:regdictionary,lexemes:text[]} ts_delete(tsvector,text)tsvector
        (tsvector,text[])tsvector ts_filter(tsvector,char[])tsvector ts_headline(json,tsquery)json (json,tsquery,text)json (jsonb,tsquery)jsonb
        (jsonb,tsquery,text)jsonb (regconfig,json,tsquery)json (regconfig,json,tsquery,text)json (regconfig,jsonb,tsquery)jsonb (regconfig,jsonb,tsquery,text)jsonb
        (regconfig,text,tsquery)text (regconfig,text,tsquery,text)text (text,tsquery)text (text,tsquery,text)text ts_lexize(regdictionary,text)text[]
        ts_parse(oid,text)~record{tokid:int4,token:text} (text,text)~record{tokid:int4,token:text} ts_rank(float4[],tsvector,tsquery)float4
        (float4[],tsvector,tsquery,int4)float4 (tsvector,tsquery)float4 (tsvector,tsquery,int4)float4 ts_rank_cd(float4[],tsvector,tsquery)float4
        (float4[],tsvector,tsquery,int4)float4 (tsvector,tsquery)float4 (tsvector,tsquery,int4)float4 ts_rewrite(tsquery,text)tsquery (tsquery,tsquery,tsquery)tsquery
        ts_stat(text)~record{word:text,ndoc:int4,nentry:int4} (text,text)~record{word:text,ndoc:int4,nentry:int4}
        ts_token_type(oid)~record{tokid:int4,alias:text,description:text} (text)~record{tokid:int4,alias:text,description:text} tsmultirange()tsmultirange
        (tsrange)tsmultirange (tsrange[]*)tsmultirange tsquery_cmp(tsquery,tsquery)int4 tsquery_phrase(tsquery,tsquery,int4)tsquery tsquerysend(tsquery)bytea
        tsrange(timestamp,timestamp)tsrange (timestamp,timestamp,text)tsrange tsrange_subdiff(timestamp,timestamp)float8 tstzmultirange()tstzmultirange
        (tstzrange)tstzmultirange (tstzrange[]*)tstzmultirange tstzrange(timestamptz,timestamptz)tstzrange (timestamptz,timestamptz,text)tstzrange
        tstzrange_subdiff(timestamptz,timestamptz)float8 tsvector_cmp(tsvector,tsvector)int4 tsvector_to_array(tsvector)text[] tsvectorsend(tsvector)bytea
        txid_current()int8 txid_current_if_assigned()int8 txid_current_snapshot()txid_snapshot txid_snapshot_xip(txid_snapshot)~int8
        txid_snapshot_xmax(txid_snapshot)int8 txid_snapshot_xmin(txid_snapshot)int8 txid_status(int8)text txid_visible_in_snapshot(int8,txid_snapshot)bool
        unicode_assigned(text)bool unicode_version()text unistr(text)text unknownsend(unknown)bytea unnest(anyarray)~anyelement (anymultirange)~anyrange
        (tsvector)~record{lexeme:text,positions:int2[],weights:text[]} upper(anymultirange)anyelement (anyrange)anyelement (text)text upper_inc(anymultirange)bool
        (anyrange)bool upper_inf(anymultirange)bool (anyrange)bool uuid_cmp(uuid,uuid)int4 uuid_extract_timestamp(uuid)timestamptz uuid_extract_version(uuid)int2
        uuid_hash(uuid)int4 uuid_hash_extended(uuid,int8)int8 uuidv4()uuid uuidv7()uuid (interval)uuid var_pop(float4)@float8 (float8)@float8 (int2)@numeric
        (int4)@numeric (int8)@numeric (numeric)@numeric var_samp(float4)@float8 (float8)@float8 (int2)@numeric (int4)@numeric (int8)@numeric (numeric)@numeric
        varbit(varbit,int4,bool)varbit varbitcmp(varbit,varbit)int4 varbittypmodin(cstring[])int4 varchar(name)varchar (varchar,int4,bool)varchar
        varcharsend(varchar)bytea varchartypmodin(cstring[])int4 variance(float4)@float8 (float8)@float8 (int2)@numeric (int4)@numeric (int8)@numeric
        (numeric)@numeric version()text websearch_to_tsquery(regconfig,text)tsquery (text)tsquery width(box)float8 width_bucket(anycompatible,anycompatiblearray)int4
        (float8,float8,float8,int4)int4 (numeric,numeric,numeric,int4)int4 xid(xid8)xid xid8cmp(xid8,xid8)int4 xid8send(xid8)bytea xidsend(xid)bytea xml(text)xml
        xml_is_well_formed(text)bool xml_is_well_formed_content(text)bool xml_is_well_formed_document(text)bool xmlagg(xml)@xml xmlcomment(text)xml
        xmlexists(text,xml)bool xmltext(text)xml xmlvalidate(xml,text)bool xpath(text,xml)xml[] (text,xml,text[])xml[] xpath_exists(text,xml)bool
        (text,xml,text[])bool
        """;
}
