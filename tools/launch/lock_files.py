"""The pinned parts: which list is for what, what it also holds, and the room it needs."""

COURSE_LOCK = "requirements/course.lock"
SITE_LOCK = "requirements/site.lock"
TEST_LOCK = "requirements/test.lock"
NEEDED_MB = {COURSE_LOCK: 450, SITE_LOCK: 600, TEST_LOCK: 1100}
OLDEST_PYTHON = {COURSE_LOCK: (3, 11), SITE_LOCK: (3, 12), TEST_LOCK: (3, 11)}
INSIDE = {
    COURSE_LOCK: (),
    SITE_LOCK: (COURSE_LOCK,),
    TEST_LOCK: (COURSE_LOCK, SITE_LOCK),
}  # what a lock also holds
