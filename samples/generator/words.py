# SPDX-License-Identifier: Apache-2.0
"""What the press office's site says around its items, in its two languages, and how it prints dates."""

MONTHS = {
    "en": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"],
    "ar": ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول",
           "تشرين الثاني", "كانون الأول"],
}
WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "ar": ["الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
}
# The names that Arabic newspapers further west print; one text dump uses them.
WESTERN_ARABIC_MONTHS = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
                         "نوفمبر", "ديسمبر"]

WORDS = {
    "en": {
        "site": "Talmora Civic Assembly",
        "home": "Home", "media": "Media Centre", "here": "You are here:",
        "by_date": "Items filtered by date:", "by_tag": "Displaying items by tag:", "search_for": "Search results for:",
        "published_in": "Published in", "in": "In", "read_more": "Read more...", "by": "Written by",
        "tagged": "Tagged under", "page_of": "Page {page} of {pages}", "additional": "Additional Info",
        "modified": "Last modified on", "read": "Read", "times": "times", "related": "Related items",
        "more_in": "More in this category:", "attachments": "Download attachments:", "downloads": "Downloads",
        "start": "Start", "prev": "Prev", "next": "Next", "end": "End", "feed": "Subscribe to this RSS feed",
        "latest_from": "Latest from", "archive": "Archive", "categories": "Sections", "tags": "Topics",
        "search": "Search", "no_results": "No results found!", "latest": "Latest items", "back_to_top": "back to top",
        "footer": "Press Office of the Talmora Civic Assembly, 4 Granary Steps, Marisand",
        "print": "Print", "email": "Email",
    },
    "ar": {
        "site": "المجلس المدني لتلمورا",
        "home": "الرئيسية", "media": "المركز الإعلامي", "here": "أنت هنا:",
        "by_date": "العناصر المصفاة حسب التاريخ:", "by_tag": "عرض العناصر حسب الوسم:", "search_for": "نتائج البحث عن:",
        "published_in": "نشر في", "in": "في", "read_more": "قراءة المزيد...", "by": "كتبه",
        "tagged": "موسوم تحت", "page_of": "الصفحة {page} من {pages}", "additional": "معلومات إضافية",
        "modified": "آخر تعديل على", "read": "قراءة", "times": "مرات", "related": "مواد ذات صلة",
        "more_in": "المزيد في هذا القسم:", "attachments": "تحميل المرفقات:", "downloads": "تحميلات",
        "start": "البداية", "prev": "السابق", "next": "التالي", "end": "النهاية", "feed": "الاشتراك في خلاصة RSS",
        "latest_from": "أحدث ما كتبه", "archive": "الأرشيف", "categories": "الأقسام", "tags": "المواضيع",
        "search": "بحث", "no_results": "لم يتم العثور على نتائج!", "latest": "أحدث المواد",
        "back_to_top": "العودة إلى الأعلى",
        "footer": "المكتب الإعلامي للمجلس المدني لتلمورا، درج الأهراء ٤، ماريساند",
        "print": "طباعة", "email": "بريد إلكتروني",
    },
}


def month_name(lang, year, month):
    return f"{MONTHS[lang][month - 1]} {year}"


def day_name(lang, when):
    return f"{when.day:02d} {month_name(lang, when.year, when.month)}"


def full_date(lang, when):
    """As K2 prints it by default: "Wednesday, 11 October 2023 14:05"."""
    comma = "," if lang == "en" else "،"
    return f"{WEEKDAYS[lang][when.weekday()]}{comma} {day_name(lang, when)} {when:%H:%M}"


def arabic_digits(text):
    return str(text).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
