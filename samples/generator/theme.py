# SPDX-License-Identifier: Apache-2.0
"""The site's theme: what stands around K2's component. The old one of its first years and the one after its upgrade."""

from . import site as sites
from . import words
from .k2_parts import OLD, escape


def page(site, markup, lang, *, path, title, crumbs, component, query=""):
    """A whole page. `crumbs`: [(text, path or "")], the last one without a link."""
    shell = _old_shell if markup == OLD else _new_shell
    return shell(site, lang, path, title, crumbs, component, query)


def _old_shell(site, lang, path, title, crumbs, component, _query):
    direction = "rtl" if lang == "ar" else "ltr"
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="{lang}-{_region(lang)}" lang="{lang}-{_region(lang)}" dir="{direction}">
<head>
<base href="{sites.HOST}{path}" />
<meta http-equiv="content-type" content="text/html; charset=utf-8" />
<meta name="generator" content="Joomla! - Open Source Content Management" />
<title>{escape(title)}</title>
<link href="/templates/assembly/favicon.ico" rel="shortcut icon" type="image/vnd.microsoft.icon" />
<link rel="stylesheet" href="/components/com_k2/css/k2.css?v=2.8.0" type="text/css" />
<link rel="stylesheet" href="/templates/assembly/css/template.css" type="text/css" />
<script src="/media/jui/js/jquery.min.js" type="text/javascript"></script>
<script type="text/javascript">var K2SitePath = '/';</script>
</head>
<body>
<div id="wrapper">
<div id="header"><a href="/{lang}/"><img src="/images/logo.png" alt="{words.WORDS[lang]["site"]}" /></a></div>
<div id="mainmenu">{_menu(site, lang)}</div>
<div id="breadcrumbs">{_k2_breadcrumbs(lang, crumbs)}</div>
<table class="columns" width="100%" cellpadding="0" cellspacing="0"><tr>
<td id="content" valign="top">
{component}
</td>
<td id="side" valign="top">
{_archive_module(site, lang)}
</td>
</tr></table>
<div id="footer">{words.WORDS[lang]["footer"]}</div>
</div>
</body>
</html>
"""


def _new_shell(site, lang, path, title, crumbs, component, query):
    direction = "rtl" if lang == "ar" else "ltr"
    canonical = escape(f"{sites.HOST}{path}{query}")
    return f"""<!DOCTYPE html>
<html lang="{lang}-{_region(lang).lower()}" dir="{direction}">
<head>
<meta charset="utf-8" />
<base href="{sites.HOST}{path}" />
<meta name="viewport" content="width=device-width, initial-scale=1.0" />
<meta name="generator" content="Joomla! - Open Source Content Management" />
<title>{escape(title)} - {words.WORDS[lang]["site"]}</title>
<link href="{canonical}" rel="canonical" />
<link href="/templates/granary/favicon.ico" rel="shortcut icon" type="image/vnd.microsoft.icon" />
<link href="/components/com_k2/css/k2.css?v=2.11&amp;b=20230217" rel="stylesheet" />
<link href="/templates/granary/css/template.css" rel="stylesheet" />
<script src="/media/jui/js/jquery.min.js"></script>
</head>
<body class="site com_k2 view-itemlist no-layout">
<div class="body">
<header class="header" role="banner"><a class="brand pull-left" href="/{lang}/">{words.WORDS[lang]["site"]}</a></header>
<nav class="navigation" role="navigation">{_menu(site, lang)}</nav>
<div class="row-fluid">
<main id="content" role="main" class="span9">
{_joomla_breadcrumbs(lang, crumbs)}
{component}
</main>
<aside id="aside" class="span3">
{_archive_module(site, lang)}
{_categories_module(site, lang)}
</aside>
</div>
</div>
<footer class="footer" role="contentinfo"><p>{words.WORDS[lang]["footer"]}</p></footer>
</body>
</html>
"""


def _region(lang):
    return "GB" if lang == "en" else "AA"


def _menu(site, lang):
    rows = [f'<li><a href="/{lang}/">{words.WORDS[lang]["home"]}</a></li>',
            f'<li class="current active"><a href="{site.media(lang)}">{words.WORDS[lang]["media"]}</a></li>']
    rows += [f'<li><a href="{site.category_path(key)}">{escape(category.name)}</a></li>'
             for key, category in sites.CATEGORIES.items() if category.lang == lang]
    return '<ul class="nav menu">' + "".join(rows) + "</ul>"


def _k2_breadcrumbs(lang, crumbs):
    separator = '<span class="bcSeparator">&raquo;</span>'
    parts = [f'<a href="{path}">{escape(text)}</a>{separator}' if path else escape(text) for text, path in crumbs]
    return (f'<div class="k2BreadcrumbsBlock"><span class="bcTitle">{words.WORDS[lang]["here"]}</span>'
            + "".join(parts) + "</div>")


def _joomla_breadcrumbs(lang, crumbs):
    rows = [f'<li class="active">{words.WORDS[lang]["here"]} &#160;</li>']
    for text, path in crumbs:
        inner = (f'<a href="{path}" class="pathway"><span>{escape(text)}</span></a>'
                 '<span class="divider"><img src="/media/system/images/arrow.png" alt="" /></span>'
                 if path else f"<span>{escape(text)}</span>")
        rows.append(f'<li{"" if path else " class=" + chr(34) + "active" + chr(34)}>{inner}</li>')
    return '<ul class="breadcrumb">\n' + "\n".join(rows) + "\n</ul>"


def _archive_module(site, lang):
    rows = "\n".join(f'<li><a href="{site.month_path(lang, year, month)}">{words.month_name(lang, year, month)} ({count})</a></li>'
                     for year, month, count in site.months(lang))
    return f'<h3>{words.WORDS[lang]["archive"]}</h3>\n<div id="k2ModuleBox91" class="k2ArchivesBlock">\n<ul>\n{rows}\n</ul>\n</div>'


def _categories_module(site, lang):
    rows = "\n".join(
        f'<li><a href="{site.category_path(key)}"><span class="catTitle">{escape(category.name)}</span> '
        f'<span class="catCounter"> ({len(site.of_category(key))})</span></a></li>'
        for key, category in sites.CATEGORIES.items() if category.lang == lang)
    return (f'<h3>{words.WORDS[lang]["categories"]}</h3>\n<div id="k2ModuleBox94" class="k2CategoriesListBlock">\n'
            f'<ul class="level0">\n{rows}\n</ul>\n</div>')
