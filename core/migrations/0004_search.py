"""Full-text search in three languages. Every function is schema-qualified inside, so that a dump restores."""

from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations

CONFIGURATIONS = """
CREATE TEXT SEARCH CONFIGURATION public.search_french (COPY = pg_catalog.french);
ALTER TEXT SEARCH CONFIGURATION public.search_french
  ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.french_stem;
CREATE TEXT SEARCH CONFIGURATION public.search_english (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION public.search_english
  ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.english_stem;
"""

# Arabic: drop vowel signs, tatweel and direction marks; one form of alef, ya, ha, waw, kaf; western digits.
NORMALISE = r"""
CREATE FUNCTION public.search_normalise(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $f$
 SELECT pg_catalog.lower(pg_catalog.translate(
   pg_catalog.regexp_replace(pg_catalog.normalize(t, 'NFKC'),
     U&'[\064B-\065F\0670\06D6-\06ED\0640\200B-\200F\202A-\202E\2066-\2069\061C]', '', 'g'),
   U&'\0622\0623\0625\0671\0649\06CC\0629\0624\0626\06A9\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\060C\061B\061F\00AB\00BB',
   U&'\0627\0627\0627\0627\064A\064A\0647\0648\064A\0643' || '0123456789' || ',;?""')) $f$;
"""

# Light stemming of Arabic: the article and joined particles in front, the commonest endings behind.
LIGHT_STEM = r"""
CREATE FUNCTION public.search_light_arabic(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $f$
 SELECT pg_catalog.string_agg(CASE WHEN w ~ U&'[\0621-\064A]' THEN
     pg_catalog.regexp_replace(pg_catalog.regexp_replace(pg_catalog.regexp_replace(w,
        '^(وال|بال|كال|فال|ولل|لل|ال|و)(?=.{3,})', ''),
        '(?<=.{3})(هما|كما|ها|ان|ات|ون|ين|وا|يه)$', ''), '(?<=.{3})(ه|ي)$', '')
   ELSE w END, ' ' ORDER BY o)
 FROM pg_catalog.regexp_split_to_table(public.search_normalise(t), '[^[:alnum:]"\-]+') WITH ORDINALITY x(w, o) $f$;
"""

VECTOR_AND_QUERY = """
CREATE FUNCTION public.search_vector(lang text, t text, weight "char") RETURNS tsvector
 LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$
 SELECT pg_catalog.setweight(CASE lang
   WHEN 'fr' THEN pg_catalog.to_tsvector('pg_catalog.french'::regconfig, coalesce(t, ''))
               || pg_catalog.to_tsvector('public.search_french'::regconfig, coalesce(t, ''))
   WHEN 'ar' THEN pg_catalog.to_tsvector('pg_catalog.arabic'::regconfig, coalesce(public.search_normalise(t), ''))
               || pg_catalog.to_tsvector('pg_catalog.simple'::regconfig, coalesce(public.search_light_arabic(t), ''))
   ELSE pg_catalog.to_tsvector('public.search_english'::regconfig, coalesce(t, '')) END, weight) $f$;
CREATE FUNCTION public.search_query(lang text, q text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $f$
 SELECT CASE lang
   WHEN 'fr' THEN pg_catalog.websearch_to_tsquery('pg_catalog.french'::regconfig, q)
               || pg_catalog.websearch_to_tsquery('public.search_french'::regconfig, q)
   WHEN 'ar' THEN pg_catalog.websearch_to_tsquery('pg_catalog.arabic'::regconfig, public.search_normalise(q))
               || pg_catalog.websearch_to_tsquery('pg_catalog.simple'::regconfig, coalesce(public.search_light_arabic(q), ''))
   ELSE pg_catalog.websearch_to_tsquery('public.search_english'::regconfig, q) END $f$;
"""

COLUMN = """
ALTER TABLE public.core_searchdocument ADD COLUMN vector tsvector GENERATED ALWAYS AS (
  public.search_vector(lang, title, 'A') || public.search_vector(lang, keywords, 'B')
  || public.search_vector(lang, summary, 'C') || public.search_vector(lang, body, 'D')) STORED;
CREATE INDEX search_document_vector ON public.core_searchdocument USING gin (vector);
CREATE INDEX search_document_near ON public.core_searchdocument
  USING gin (public.search_normalise(title || ' ' || keywords) public.gin_trgm_ops);
"""

BACK = """
DROP INDEX public.search_document_near;
ALTER TABLE public.core_searchdocument DROP COLUMN vector;
DROP FUNCTION public.search_query(text, text);
DROP FUNCTION public.search_vector(text, text, "char");
DROP FUNCTION public.search_light_arabic(text);
DROP FUNCTION public.search_normalise(text);
DROP TEXT SEARCH CONFIGURATION public.search_english;
DROP TEXT SEARCH CONFIGURATION public.search_french;
"""


class Migration(migrations.Migration):
    dependencies = [("core", "0003_audit_is_append_only")]
    operations = [
        UnaccentExtension(),
        TrigramExtension(),
        migrations.RunSQL(CONFIGURATIONS + NORMALISE + LIGHT_STEM + VECTOR_AND_QUERY + COLUMN, BACK),
    ]
